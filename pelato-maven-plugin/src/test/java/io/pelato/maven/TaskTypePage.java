package io.pelato.maven;

import io.pelato.template.CommonField;
import io.pelato.template.CommonFields;
import io.pelato.template.Field;
import io.pelato.template.FieldKind;
import io.pelato.template.Link;
import io.pelato.template.Provider;
import io.pelato.template.TaskForm;
import io.pelato.template.TaskType;
import io.pelato.template.Templates;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The task types, their fields, signatures, links and providers for people. */
record TaskTypePage(Templates templates) {

    String page() {
        var page = new StringBuilder("""
                # Task types

                Made from the descriptors of the task types: change those, not this page. Each type has a guide with a
                workflow to copy under [../types](../types).

                """);
        page.append("## Fields of every task\n\n")
                .append(fields(
                        CommonFields.all().stream().map(CommonField::field).toList()));
        templates.types().forEach(type -> page.append('\n').append(section(type)));
        page.append("\n## Kinds of fields\n\n").append(kinds());
        page.append("\n## Signatures of exec_task\n\n").append(signatures());
        page.append("\n## Providers\n\n").append(providers());
        return page.toString();
    }

    private static String section(TaskType type) {
        var section = new StringBuilder("## " + type.name() + "\n\n");
        section.append(type.summary()).append("\n\n");
        if (!type.aliases().isEmpty()) {
            section.append("Also called ").append(Table.codes(type.aliases())).append(".\n\n");
        }
        section.append(fields(type.fields())).append("\nSignatures:\n\n```go\n");
        type.forms().forEach(form -> section.append(form.signature()).append('\n'));
        section.append("```\n\nLinks:\n\n");
        type.links().forEach(link -> section.append(line(link)));
        section.append("\nWorld ")
                .append(Table.code(type.world()))
                .append(", parts ")
                .append(Table.codes(type.parts()))
                .append(", configuration at run time ")
                .append(Table.codes(settings(type)))
                .append(".\n");
        return section.toString();
    }

    /** What a component of the type finds in its configuration: what every one has, then what the type adds. */
    private static List<String> settings(TaskType type) {
        Stream<String> common = CommonFields.ofComponents().stream().map(Field::name);
        return Stream.concat(
                        Stream.concat(Stream.of("task"), common),
                        type.config().keySet().stream().sorted())
                .toList();
    }

    private static String line(Link link) {
        String interfaces = Table.code(link.namespace() + ":" + link.wit() + "/" + String.join(",", link.interfaces()));
        String end = link.direction() == Link.Direction.TO_PROVIDER
                ? "the component calls " + link.provider()
                : link.provider() + " calls the component";
        List<String> keys = link.config().keySet().stream().sorted().toList();
        return "- " + end + " through " + interfaces + (keys.isEmpty() ? "" : ", with " + Table.codes(keys)) + "\n";
    }

    private static String fields(List<Field> fields) {
        var table = new Table("field", "kind", "default", "meaning");
        fields.forEach(field -> table.row(
                Table.code(field.name()),
                field.kind().key(),
                field.presence() == Field.Presence.REQUIRED
                        ? "**required**"
                        : Table.code(field.defaultValue().orElse("")),
                field.meaning()));
        return table.toString();
    }

    private static String kinds() {
        var table = new Table("kind", "what it may hold");
        Arrays.stream(FieldKind.values()).forEach(kind -> table.row(kind.key(), content(kind)));
        return table.toString();
    }

    // A switch without a default: a new kind does not compile until it is explained here.
    private static String content(FieldKind kind) {
        return switch (kind) {
            case SUBJECTS -> "One NATS subject or a list; the wildcards `*` and `>` are allowed.";
            case TOPICS -> "One NATS subject to publish to, or a list; no wildcards.";
            case SUBJECT -> "One NATS subject; wildcards are allowed.";
            case TOPIC -> "One NATS subject to publish to; no wildcards.";
            case TEXT -> "A text of one line.";
            case INTEGER -> "A whole number, zero or more.";
            case PATH -> "An absolute URL path, such as `/readings`.";
            case DURATION -> "A number with a unit: `500ms`, `5s`, `10m`, `1h`.";
            case SCHEDULE ->
                "A number with a unit, a second or more, or a cron line of six fields (second, minute, hour, day, month,"
                        + " weekday), with a time zone before it where needed: `CRON_TZ=Europe/Rome 0 0 6 * * *`.";
            case BOOLEAN -> "`true` or `false`.";
            case NAMES -> "One name or a list, such as column names.";
            case TABLE -> "`table` or `schema.table`; a name with a dot in it stands in double quotes.";
            case BUCKET -> "The name of a NATS key-value bucket: letters, digits, `_` and `-`.";
            case DATABASE ->
                "A mapping with `host`, `port` (default 5432), `name`, `user`, `tls` (default false), and one of"
                        + " `password_env`, `password_server` and `password_secret`.";
            case PASSWORD -> "A mapping that says where a password comes from: one of `env`, `server` and `secret`.";
        };
    }

    private static String signatures() {
        var table = new Table("in descriptors", "in Go");
        Arrays.stream(TaskForm.values())
                .forEach(form ->
                        table.row(Table.code(form.name().toLowerCase(Locale.ROOT)), Table.code(form.signature())));
        return table.toString();
    }

    private String providers() {
        var table = new Table("provider", "image unless `pelato.providers` names another", "configuration");
        for (Provider provider : templates.providers()) {
            String config = new TreeMap<>(provider.config())
                    .entrySet().stream()
                            .map(entry -> Table.code(entry.getKey() + ": " + entry.getValue()))
                            .collect(Collectors.joining(", "));
            table.row(Table.code(provider.name()), Table.code(provider.image()), config);
        }
        return table.toString();
    }
}
