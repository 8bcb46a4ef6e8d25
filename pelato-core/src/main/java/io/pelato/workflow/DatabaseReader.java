package io.pelato.workflow;

import io.pelato.template.FieldKind;
import io.pelato.template.NearestName;
import io.pelato.yaml.YamlValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a field of kind {@code database}: where a PostgreSQL stands, and where its password comes from. */
final class DatabaseReader {

    private static final PasswordKeys PASSWORD = PasswordKeys.OF_DATABASES;
    private static final List<String> KEYS = Stream.concat(
                    Stream.of("host", "port", "name", "user", "tls"), PASSWORD.all().stream())
            .toList();
    private static final String EXAMPLE = "Write `host`, `name`, `user` and one of "
            + PASSWORD.all().stream().map(key -> "`" + key + "`").collect(Collectors.joining(", ")) + " below it";
    /** What PostgreSQL's own tools and other formats call the keys, and what to write here. */
    private static final Map<String, String> OTHER_NAMES = Map.of(
            "username", "Write `user`",
            "hostname", "Write `host`",
            "server", "Write `host`",
            "dbname", "Write `name`",
            "db", "Write `name`",
            "database", "Write `name`",
            "sslmode", "Write `tls: true` where the connection must be encrypted",
            "ssl", "Write `tls: true` where the connection must be encrypted");

    private static final Set<String> URLS = Set.of("url", "uri", "dsn", "jdbc", "connection", "connection_string");
    private static final Set<String> PASSWORDS = Set.of("password", "pass", "passwd", "pwd", "pw");

    private final YamlValue.Mapping mapping;
    private final FieldReader values;
    private final Faults faults;

    private DatabaseReader(YamlValue.Mapping mapping, Faults faults) {
        this.mapping = mapping;
        this.values = new FieldReader(mapping, faults);
        this.faults = faults;
    }

    /** The database; empty where something is at fault, which is then noted. */
    static Optional<FieldValue> read(String field, YamlValue value, Faults faults) {
        if (value instanceof YamlValue.Mapping mapping) {
            return new DatabaseReader(mapping, faults).read();
        }
        faults.add(value.location(), "\"" + field + "\" must be a mapping, found " + value.kind(), EXAMPLE);
        return Optional.empty();
    }

    private Optional<FieldValue> read() {
        Optional<YamlValue.Entry> url = mapping.entries().stream()
                .filter(entry -> URLS.contains(entry.key().text()))
                .findFirst();
        if (url.isPresent()) {
            // The URL is not repeated, and what it would say is not missed: it may hold a password.
            faults.add(url.get().key().location(), "a database is not named by a URL here", EXAMPLE);
            return Optional.empty();
        }
        checkKeys();
        Optional<String> host = values.required("host").flatMap(this::host);
        Optional<String> port = port();
        Optional<String> name = values.required("name");
        Optional<String> user = values.required("user");
        Optional<String> tls = tls();
        Optional<PasswordSource> password = new PasswordReader(mapping, PASSWORD, faults).read();
        if (host.isEmpty() || port.isEmpty() || name.isEmpty() || user.isEmpty() || tls.isEmpty()) {
            return Optional.empty();
        }
        return password.map(source -> new FieldValue.Database(
                host.get(),
                Integer.parseInt(port.get()),
                name.get(),
                user.get(),
                Boolean.parseBoolean(tls.get()),
                source));
    }

    private void checkKeys() {
        for (YamlValue.Entry entry : mapping.entries()) {
            String key = entry.key().text();
            if (PASSWORDS.contains(key)) {
                faults.add(
                        entry.key().location(),
                        "a password must not stand in this file",
                        PASSWORD.ways() + "; and change the password if others have seen this one");
            } else if (!KEYS.contains(key)) {
                faults.add(
                        entry.key().location(),
                        "unknown key \"" + key + "\" in a database",
                        OTHER_NAMES.getOrDefault(key, NearestName.advice(key, KEYS)));
            }
        }
    }

    private Optional<String> host(String text) {
        return DatabaseHost.of(text).or(() -> {
            DatabaseHost.Fault fault = DatabaseHost.fault(text);
            faults.add(values.at("host"), fault.message(), fault.advice());
            return Optional.empty();
        });
    }

    private Optional<String> port() {
        if (values.absent("port")) {
            return Optional.of("5432");
        }
        return values.text("port")
                .filter(text -> values.expect(
                        "port",
                        text.matches("[1-9][0-9]{0,4}") && Integer.parseInt(text) <= 65_535,
                        "\"" + text + "\" is no port",
                        "Write a number from 1 to 65535, without zeros before it"));
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
}
