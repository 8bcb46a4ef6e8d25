package io.pelato.maven;

import io.pelato.History;
import io.pelato.application.Part;
import io.pelato.rollout.StoredRelease;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.maven.shared.utils.logging.MessageUtils;

/** The versions of a workflow for people, newest first. */
final class HistoryLines {

    private static final String UNKNOWN = "-";
    private static final String PIN = "@sha256:";
    private static final int DIGEST = PIN.length() + 12;

    private final History history;

    HistoryLines(History history) {
        this.history = history;
    }

    List<String> lines() {
        if (history.releases().isEmpty()) {
            return List.of(history.application() + " is not deployed in this lattice: WADM stores no version of it");
        }
        List<String> lines = new ArrayList<>();
        lines.add(history.application() + ":");
        for (int i = history.releases().size() - 1; i >= 0; i--) {
            StoredRelease release = history.releases().get(i);
            String line = (release.isDeployed() ? "* " : "  ") + VisibleText.of(release.version()) + "  "
                    + release.notes().time().map(Instant::toString).orElse(UNKNOWN) + "  by "
                    + shown(release.notes().by()) + "  commit "
                    + shown(release.notes().commit());
            lines.add(
                    release.isDeployed()
                            ? MessageUtils.buffer().strong(line + "  deployed").build()
                            : line);
            lines.add("      "
                    + release.application().parts().stream()
                            .filter(part -> part.kind() == Part.Kind.COMPONENT)
                            .map(HistoryLines::code)
                            .collect(Collectors.joining(", ")));
        }
        return lines;
    }

    private static String shown(Optional<String> text) {
        return text.map(VisibleText::of).orElse(UNKNOWN);
    }

    private static String code(Part part) {
        int pin = part.image().indexOf(PIN);
        String digest = pin < 0
                ? part.image()
                : part.image()
                        .substring(pin + 1, Math.min(pin + DIGEST, part.image().length()));
        return VisibleText.of(part.name() + " " + digest);
    }
}
