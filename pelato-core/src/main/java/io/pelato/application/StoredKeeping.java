package io.pelato.application;

import io.pelato.workflow.Keep;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads from an application how its messages are kept: its links tell it to the messaging provider. */
public final class StoredKeeping {

    private static final String TASK = "task";
    private static final String WINDOW = "window";
    private static final String CLOUD_BYTES = "cloud_bytes";

    private final Application application;

    private StoredKeeping(Application application) {
        this.application = application;
    }

    /** What is kept; absent where no link tells of any. */
    public static Optional<Keeping> of(Application application) {
        return new StoredKeeping(application).read();
    }

    private Optional<Keeping> read() {
        List<Kept> links = application.parts().stream()
                .flatMap(part -> part.links().stream())
                .map(link -> new Kept(link, values(link)))
                .filter(kept ->
                        kept.values().containsKey(WINDOW) && kept.values().containsKey(CLOUD_BYTES))
                .toList();
        return links.stream()
                .findFirst()
                .map(first -> new Keeping(
                        first.text("project"),
                        Optional.of(first.text("domain")).filter(domain -> !domain.isEmpty()),
                        first.edges(),
                        Long.parseLong(first.text(CLOUD_BYTES)),
                        subjects(links, "cloud_subjects", "edge_subjects", first.edges() ? "" : "sent"),
                        subjects(links, "error_topics"),
                        links.stream()
                                .filter(Kept::handsOver)
                                .map(this::task)
                                .distinct()
                                .toList(),
                        Keep.Written.NOWHERE));
    }

    private static Map<String, String> values(PartLink link) {
        Map<String, String> values = new TreeMap<>();
        Stream.concat(link.sourceConfig().stream(), link.targetConfig().stream())
                .flatMap(config -> config.properties().stream())
                .forEach(values::putAll);
        return values;
    }

    private static List<String> subjects(List<Kept> links, String... keys) {
        Set<String> subjects = new TreeSet<>();
        links.forEach(link -> Arrays.stream(keys).forEach(key -> subjects.addAll(link.list(key))));
        return List.copyOf(subjects);
    }

    private Keeping.KeptTask task(Kept link) {
        String component = link.text(TASK);
        List<String> targets = application.part(component).map(Part::spreads).orElse(List.of()).stream()
                .map(spread -> spread.requirements().getOrDefault(Spread.HOST_TYPE, ""))
                .toList();
        boolean onEdge = !targets.equals(List.of(MessagePlan.CLOUD));
        return new Keeping.KeptTask(
                component,
                !link.edges()
                        || targets.contains(MessagePlan.CLOUD)
                        || !link.list("from_cloud").isEmpty(),
                link.edges() && onEdge);
    }

    private record Kept(PartLink link, Map<String, String> values) {

        String text(String key) {
            return values.getOrDefault(key, "");
        }

        List<String> list(String key) {
            return Arrays.stream(text(key).split(","))
                    .filter(text -> !text.isEmpty())
                    .toList();
        }

        boolean edges() {
            return text("edges").equals("true");
        }

        boolean handsOver() {
            return link.wit().equals("work");
        }
    }
}
