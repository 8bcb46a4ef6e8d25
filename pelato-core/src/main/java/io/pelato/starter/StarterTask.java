package io.pelato.starter;

import io.pelato.problem.FileFault;
import io.pelato.template.Field;
import io.pelato.template.FieldKind;
import io.pelato.template.TaskForm;
import io.pelato.template.TaskType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * One task of a new project.
 *
 * @param component its component's name, and that of its folder
 * @param type its type
 * @param source the topic that it reads, if it reads one
 * @param destination the topic that it sends to, if it does
 */
record StarterTask(String component, TaskType type, String source, String destination) {

    /** The name of a component of this type, the first of its kind in a workflow. */
    static String named(TaskType type) {
        String plain = type.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        String stripped = plain.replaceAll("^_|_nats$|_$", "");
        return stripped.isEmpty() ? "task" : stripped;
    }

    /** Where its code is, from the project's folder. */
    String codeFile() {
        return "tasks/" + component + "/" + component + ".go";
    }

    /** Where its examples are, from the project's folder. */
    String examplesFile() {
        return "tasks/" + component + ".examples.yaml";
    }

    /** What its code makes of messages, if the type tells. */
    Optional<String> examples() {
        return type.starterExamples().map(StarterTask::read);
    }

    /** Its Go code. */
    String goCode() {
        return type.starter()
                .map(StarterTask::read)
                .orElseGet(() -> plain(type.forms().get(0)));
    }

    /** Its entry in the list of tasks. */
    String yaml() {
        var entry = new StringBuilder("  # " + type.summary() + "\n");
        entry.append("  - name: ").append(shown()).append('\n');
        line(entry, "type", type.name());
        line(entry, "code", component);
        line(entry, "target", storesData() ? "cloud" : "edge");
        for (Field field : type.fields()) {
            boolean runsByItself = field.kind() == FieldKind.SCHEDULE;
            if (field.presence() == Field.Presence.REQUIRED || runsByItself) {
                line(entry, field.name(), value(field.kind()));
            }
        }
        line(entry, "component_name", component);
        line(entry, "version", "1.0.0");
        return entry.toString();
    }

    /** Whether others can read what it sends. */
    boolean sends() {
        return type.fields().stream().anyMatch(field -> field.kind().isWrittenTo());
    }

    private boolean storesData() {
        return type.fields().stream()
                .anyMatch(field -> field.kind() == FieldKind.DATABASE || field.kind() == FieldKind.BUCKET);
    }

    private String value(FieldKind kind) {
        return switch (kind) {
            case SUBJECTS, SUBJECT -> source;
            case TOPICS, TOPIC -> destination;
            case TEXT, NAMES, TABLE, BUCKET -> component;
            case INTEGER -> "1";
            case PATH -> "/" + component;
            case DURATION, SCHEDULE -> "5s";
            case BOOLEAN -> "true";
            case DATABASE ->
                String.join(
                        "\n      ",
                        "",
                        "host: postgres              # as the hosts of the target reach it",
                        "name: pelato",
                        "user: pelato",
                        "password_env: DB_PASSWORD   # set where Maven deploys");
            case PASSWORD -> "{env: " + component.toUpperCase(Locale.ROOT) + "_PASSWORD}";
        };
    }

    private String shown() {
        String words = component.replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static void line(StringBuilder entry, String key, String value) {
        entry.append("    ").append(key).append(':');
        entry.append(value.startsWith("\n") ? value : " " + value).append('\n');
    }

    private static String plain(TaskForm form) {
        String returned = switch (form) {
            case STRING, BYTES -> "arg";
            case STRING_ERROR, BYTES_ERROR -> "arg, nil";
            case KEYVALUE -> "key, data";
            case KEYVALUE_ERROR -> "key, data, nil";
        };
        return "package main\n\n" + form.signature() + " {\n\treturn " + returned + "\n}\n";
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw FileFault.reading(file, e);
        }
    }
}
