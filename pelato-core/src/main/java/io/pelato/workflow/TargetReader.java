package io.pelato.workflow;

import io.pelato.template.NearestName;
import io.pelato.yaml.YamlValue;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads where a task runs. */
final class TargetReader {

    private static final String HOSTS = "hosts";
    private static final String AT_LEAST = "at_least";
    private static final int MOST_HOSTS = 1_000_000;
    private static final List<String> COUNTS = List.of(HOSTS, AT_LEAST);
    private static final List<String> RESERVED = List.of(HOSTS, AT_LEAST, Target.HOST_TYPE);
    private static final List<String> WORDS = List.of("one", "every");
    private static final String SHAPE = "Write labels that the hosts have, and how many of these hosts: `{"
            + Target.HOST_TYPE + ": edge, hosts: every}` or `{site: milan, hosts: every}`";

    private final WorkflowSettings settings;
    private final Faults faults;

    TargetReader(WorkflowSettings settings, Faults faults) {
        this.settings = settings;
        this.faults = faults;
    }

    /** The targets; none where there is a fault, which has been noted. */
    List<Target> read(FieldReader values, YamlValue.Mapping task) {
        Optional<YamlValue.Entry> second = task.entry("targets");
        if (task.entry("target").isPresent() && second.isPresent()) {
            faults.add(
                    second.get().key().location(),
                    "\"target\" and \"targets\" both stand here",
                    "They mean the same: keep one");
            return List.of();
        }
        String key = second.isPresent() ? "targets" : "target";
        Optional<YamlValue> value = task.get(key);
        if (value.isEmpty()) {
            values.missing(key, "Name one or more of: " + String.join(", ", settings.targets()));
            return List.of();
        }
        if (value.get() instanceof YamlValue.Mapping labels) {
            return List.of(labelled(labels));
        }
        List<YamlValue.Text> texts = values.texts(key);
        texts.forEach(text -> hostType(key, text));
        return texts.stream().map(text -> Target.of(text.text())).distinct().toList();
    }

    private Target labelled(YamlValue.Mapping mapping) {
        Map<String, String> labels = new TreeMap<>();
        mapping.entries().stream()
                .filter(entry -> !COUNTS.contains(entry.key().text()))
                .forEach(entry ->
                        label(entry).ifPresent(value -> labels.put(entry.key().text(), value)));
        Target.Hosts hosts = mapping.get(HOSTS).map(this::hosts).orElse(Target.Hosts.ONE);
        if (mapping.entries().stream()
                .allMatch(entry -> COUNTS.contains(entry.key().text()))) {
            faults.add(mapping.location(), "the target names no label", SHAPE);
        }
        return new Target(
                labels,
                hosts,
                mapping.get(AT_LEAST).map(value -> atLeast(value, hosts)).orElse(1));
    }

    private int atLeast(YamlValue value, Target.Hosts hosts) {
        Optional<Integer> number = Optional.of(value)
                .map(written -> written instanceof YamlValue.Text text ? text.text() : "")
                .filter(text -> text.matches("[1-9][0-9]{0,6}"))
                .map(Integer::valueOf)
                .filter(count -> count <= MOST_HOSTS);
        if (number.isEmpty()) {
            faults.add(
                    value.location(),
                    "\"" + AT_LEAST + "\" is no number of hosts",
                    "Write how many hosts have to run the task, from 1 to " + MOST_HOSTS);
        } else if (hosts != Target.Hosts.EVERY) {
            faults.add(
                    value.location(),
                    "\"" + AT_LEAST + "\" says how many of every host there have to be, and the target is one host",
                    "Write `hosts: every` beside it, or leave it out");
        }
        return number.orElse(1);
    }

    private Optional<String> label(YamlValue.Entry entry) {
        String name = entry.key().text();
        if (settings.targets().contains(name)) {
            faults.add(
                    entry.key().location(),
                    "\"" + name + "\" is no label that a target can name",
                    "Did you mean `" + Target.HOST_TYPE + ": " + name + "`? " + SHAPE);
            return Optional.empty();
        }
        Optional<String> meant = RESERVED.contains(name) ? Optional.empty() : NearestName.of(name, RESERVED);
        if (!Names.isLabel(name) || meant.isPresent()) {
            faults.add(
                    entry.key().location(),
                    "\"" + name + "\" is no label that a target can name",
                    meant.map(near -> "Did you mean \"" + near + "\"? ").orElse("") + SHAPE);
            return Optional.empty();
        }
        if (!(entry.value() instanceof YamlValue.Text value) || !Names.isLabel(value.text())) {
            faults.add(
                    entry.value().location(),
                    "the label \"" + name + "\" needs one value",
                    "Write letters and digits, with `.`, `_` or `-` between them, as in `" + name + ": milan`");
            return Optional.empty();
        }
        if (name.equals(Target.HOST_TYPE)) {
            hostType(name, value);
        }
        return Optional.of(value.text());
    }

    private Target.Hosts hosts(YamlValue value) {
        String word = value instanceof YamlValue.Text text ? text.text() : "";
        if (!WORDS.contains(word)) {
            faults.add(
                    value.location(),
                    "\"" + HOSTS + "\" is neither `one` nor `every`",
                    NearestName.of(word, WORDS)
                                    .map(near -> "Did you mean \"" + near + "\"? ")
                                    .orElse("")
                            + "Write `hosts: one` for one host with the labels, or `hosts: every` for each of them");
        }
        return word.equals("every") ? Target.Hosts.EVERY : Target.Hosts.ONE;
    }

    private void hostType(String key, YamlValue.Text text) {
        if (!Names.isLabel(text.text()) || !settings.targets().contains(text.text())) {
            faults.add(
                    text.location(),
                    "unknown target \"" + text.text() + "\"",
                    intended(key, text.text())
                                    .or(() -> NearestName.of(text.text(), settings.targets())
                                            .map(near -> "Did you mean \"" + near + "\"? "))
                                    .orElse("")
                            + "Targets are the host-type labels in pelato.targets: "
                            + String.join(", ", settings.targets()));
        }
    }

    // Several targets on one line, with commas or as list items that YAML took for one text.
    private static Optional<String> intended(String key, String text) {
        List<String> labels = Arrays.stream(text.split("[\\s,;]+(?:-\\s+)?"))
                .map(label -> label.replaceFirst("^-\\s*", ""))
                .filter(label -> !label.isEmpty())
                .toList();
        return labels.size() > 1
                ? Optional.of("Write several as a list: `" + key + ": [" + String.join(", ", labels) + "]`. ")
                : Optional.empty();
    }
}
