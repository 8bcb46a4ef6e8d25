package io.pelato.it.infra;

import static io.pelato.it.infra.Manifests.at;
import static io.pelato.it.infra.Manifests.list;
import static io.pelato.it.infra.Manifests.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The volumes of a pod as folders of this machine. */
final class PodVolumes {
    private final Manifests manifests;
    private final Path folder;

    PodVolumes(Manifests manifests, Path folder) {
        this.manifests = manifests;
        this.folder = folder;
    }

    /** Writes a volume's files, or makes an empty folder that the pod's user may write to. */
    Path folderOf(Map<String, Object> volume) {
        Path target = folder.resolve(text(volume, "name"));
        try {
            Files.createDirectories(target);
            if (volume.containsKey("projected")) {
                for (Map<String, Object> source : list(volume, "projected", "sources")) {
                    writeSource(target, source);
                }
            } else if (volume.containsKey("secret")) {
                write(target, data("Secret", text(volume, "secret", "secretName")), Map.of());
            } else if (volume.containsKey("configMap")) {
                write(target, data("ConfigMap", text(volume, "configMap", "name")), Map.of());
            } else {
                Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxrwxrwx"));
            }
            return target.toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeSource(Path target, Map<String, Object> source) throws IOException {
        String kind = source.containsKey("configMap") ? "configMap" : "secret";
        Map<String, String> paths = new LinkedHashMap<>();
        list(source, kind, "items").forEach(item -> paths.put(text(item, "key"), text(item, "path")));
        write(target, data(kind.equals("secret") ? "Secret" : "ConfigMap", text(source, kind, "name")), paths);
    }

    /** Writes the keys that have a path there, or all under their own names. */
    private static void write(Path target, Map<String, String> data, Map<String, String> paths) throws IOException {
        for (Map.Entry<String, String> entry : data.entrySet()) {
            String path = paths.isEmpty() ? entry.getKey() : paths.get(entry.getKey());
            if (path != null) {
                Path file = target.resolve(path);
                Files.createDirectories(file.getParent());
                Files.writeString(file, entry.getValue());
            }
        }
    }

    /** What a ConfigMap or Secret holds, in clear. */
    Map<String, String> data(String kind, String name) {
        Map<String, String> data = new LinkedHashMap<>();
        Map<String, Object> object = manifests.named(kind, name);
        if (at(object, "data") instanceof Map<?, ?> entries) {
            entries.forEach((key, value) -> data.put(
                    String.valueOf(key),
                    kind.equals("Secret")
                            ? new String(Base64.getMimeDecoder().decode(String.valueOf(value)), StandardCharsets.UTF_8)
                            : String.valueOf(value)));
        }
        return data;
    }
}
