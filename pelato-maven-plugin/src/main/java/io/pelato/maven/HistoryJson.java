package io.pelato.maven;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pelato.History;
import io.pelato.application.Part;
import io.pelato.rollout.StoredRelease;
import java.time.Instant;
import java.util.Optional;

/** The versions of a workflow for programs, newest first. */
final class HistoryJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private HistoryJson() {}

    static String of(History history) {
        ObjectNode root = JSON.createObjectNode().put("application", history.application());
        ArrayNode versions = root.putArray("versions");
        for (int i = history.releases().size() - 1; i >= 0; i--) {
            versions.add(version(history.releases().get(i)));
        }
        return root.toPrettyString().replace("\r\n", "\n") + "\n";
    }

    private static ObjectNode version(StoredRelease release) {
        ObjectNode version = JSON.createObjectNode().put("version", release.version());
        version.put("deployed", release.isDeployed());
        put(version, "time", release.notes().time().map(Instant::toString));
        put(version, "by", release.notes().by());
        put(version, "commit", release.notes().commit());
        put(version, "before", release.notes().before());
        ObjectNode images = version.putObject("images");
        release.application().parts().stream()
                .filter(part -> part.kind() == Part.Kind.COMPONENT)
                .forEach(part -> images.put(part.name(), part.image()));
        return version;
    }

    private static void put(ObjectNode object, String key, Optional<String> value) {
        value.ifPresentOrElse(text -> object.put(key, text), () -> object.putNull(key));
    }
}
