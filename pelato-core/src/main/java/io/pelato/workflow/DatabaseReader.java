package io.pelato.workflow;

import io.pelato.template.FieldKind;
import io.pelato.template.NearestName;
import io.pelato.yaml.YamlValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a field of kind {@code database}: where a PostgreSQL stands, and where its password comes from. */
final class DatabaseReader {

    private static final List<String> KEYS = Stream.concat(
                    Stream.of("host", "port", "name", "user", "tls"), PasswordReader.KEYS.stream())
            .toList();
    private static final String EXAMPLE = "Write `host`, `name`, `user` and one of "
            + PasswordReader.KEYS.stream().map(key -> "`" + key + "`").collect(Collectors.joining(", ")) + " below it";

    private final YamlValue.Mapping mapping;
    private final FieldReader values;
    private final Faults faults;

    private DatabaseReader(YamlValue.Mapping mapping, Faults faults) {
        this.mapping = mapping;
        this.values = new FieldReader(mapping, faults);
        this.faults = faults;
    }

    /** The values by key; what is at fault is absent and noted. */
    static Map<String, String> read(String field, YamlValue value, Faults faults) {
        if (value instanceof YamlValue.Mapping mapping) {
            return new DatabaseReader(mapping, faults).read();
        }
        faults.add(value.location(), "\"" + field + "\" must be a mapping, found " + value.kind(), EXAMPLE);
        return Map.of();
    }

    private Map<String, String> read() {
        checkKeys();
        Map<String, String> database = new LinkedHashMap<>();
        put(database, "host", values.word("host"));
        put(database, "port", port());
        put(database, "name", values.required("name"));
        put(database, "user", values.required("user"));
        put(database, "tls", tls());
        database.putAll(new PasswordReader(mapping, faults).read());
        return database;
    }

    private void checkKeys() {
        for (YamlValue.Entry entry : mapping.entries()) {
            String key = entry.key().text();
            if (key.equals("password")) {
                faults.add(
                        entry.key().location(),
                        "a password must not stand in this file",
                        PasswordReader.SOURCES + "; and change the password if others have seen this one");
            } else if (!KEYS.contains(key)) {
                faults.add(
                        entry.key().location(),
                        "unknown key \"" + key + "\" in a database",
                        NearestName.advice(key, KEYS));
            }
        }
    }

    private Optional<String> port() {
        if (values.absent("port")) {
            return Optional.of("5432");
        }
        return values.text("port")
                .filter(text -> values.expect(
                        "port",
                        text.matches("[0-9]{1,5}") && !text.matches("0+") && Integer.parseInt(text) <= 65_535,
                        "\"" + text + "\" is no port",
                        "Write a number from 1 to 65535"));
    }

    private Optional<String> tls() {
        if (values.absent("tls")) {
            return Optional.of("false");
        }
        Optional<String> text = values.text("tls");
        Optional<String> advice = text.flatMap(written -> FieldRule.violation(FieldKind.BOOLEAN, written));
        return text.filter(written ->
                values.expect("tls", advice.isEmpty(), "\"" + written + "\" is no valid tls", advice.orElse("")));
    }

    private static void put(Map<String, String> database, String key, Optional<String> value) {
        value.ifPresent(text -> database.put(key, text));
    }
}
