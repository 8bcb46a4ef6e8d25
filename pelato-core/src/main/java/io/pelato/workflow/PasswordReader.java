package io.pelato.workflow;

import io.pelato.template.NearestName;
import io.pelato.yaml.YamlValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads where the password of a database comes from: one of three keys in the database's mapping. */
final class PasswordReader {

    /** The keys that say where a password comes from. */
    static final List<String> KEYS = List.of(PasswordSettings.ENV, PasswordSettings.SERVER, PasswordSettings.SECRET);

    /** The ways to say where a password comes from. */
    static final String SOURCES = "Write `" + PasswordSettings.ENV + ": NAME` for an environment variable, `"
            + PasswordSettings.SERVER + ": ID` for a server in settings.xml, or `" + PasswordSettings.SECRET
            + ": {backend: NAME, key: KEY}` for a secret of wasmCloud";

    private static final List<String> SECRET_KEYS = List.of("backend", "key", "field", "version", "properties");
    private static final String SECRET_EXAMPLE = "Write `" + PasswordSettings.SECRET + ": {backend: NAME, key: KEY}`";
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    /** One token of a NATS subject: hosts ask a backend on a subject with its name. */
    private static final Pattern BACKEND = Pattern.compile("[A-Za-z0-9_-]+");

    private final YamlValue.Mapping database;
    private final FieldReader values;
    private final Faults faults;
    private final Map<String, String> found = new LinkedHashMap<>();

    PasswordReader(YamlValue.Mapping database, Faults faults) {
        this.database = database;
        this.values = new FieldReader(database, faults);
        this.faults = faults;
    }

    /** The values by key; what is at fault is absent and noted. */
    Map<String, String> read() {
        List<String> written = KEYS.stream().filter(key -> !values.absent(key)).toList();
        if (written.size() > 1) {
            faults.add(
                    values.at(written.get(written.size() - 1)),
                    written.stream().map(key -> "\"" + key + "\"").collect(Collectors.joining(" and "))
                            + (written.size() == 2 ? " both stand here" : " all stand here"),
                    "The password comes from one place: keep one");
        } else if (written.isEmpty() && database.entry("password").isEmpty()) {
            faults.add(database.location(), "it is not said where the password comes from", SOURCES);
        } else if (written.contains(PasswordSettings.ENV)) {
            put(PasswordSettings.ENV, variable());
        } else if (written.contains(PasswordSettings.SERVER)) {
            put(PasswordSettings.SERVER, values.word(PasswordSettings.SERVER));
        } else if (written.contains(PasswordSettings.SECRET)) {
            database.get(PasswordSettings.SECRET).ifPresent(this::secret);
        }
        return found;
    }

    private Optional<String> variable() {
        // The text is not repeated: it may be a password that was meant to go into the variable.
        return values.text(PasswordSettings.ENV)
                .filter(text -> values.expect(
                        PasswordSettings.ENV,
                        VARIABLE.matcher(text).matches(),
                        "\"" + PasswordSettings.ENV + "\" is not the name of an environment variable",
                        "Write a name of letters, digits and `_`, such as DB_PASSWORD"));
    }

    private void secret(YamlValue value) {
        if (!(value instanceof YamlValue.Mapping secret)) {
            faults.add(
                    value.location(),
                    "\"" + PasswordSettings.SECRET + "\" must be a mapping, found " + value.kind(),
                    SECRET_EXAMPLE);
            return;
        }
        for (YamlValue.Entry entry : secret.entries()) {
            if (!SECRET_KEYS.contains(entry.key().text())) {
                faults.add(
                        entry.key().location(),
                        "unknown key \"" + entry.key().text() + "\" in a " + PasswordSettings.SECRET,
                        NearestName.advice(entry.key().text(), SECRET_KEYS)
                                + ". What the backend wants to know besides goes below `properties`");
            }
        }
        var parts = new FieldReader(secret, faults);
        putSecret(
                "backend",
                parts.required("backend")
                        .filter(name -> parts.expect(
                                "backend",
                                BACKEND.matcher(name).matches(),
                                "\"" + name + "\" is no secrets backend",
                                "Write the name that its operator gave it, of letters, digits, `_` and `-`")));
        putSecret("key", parts.required("key"));
        for (String part : List.of("field", "version")) {
            if (!parts.absent(part)) {
                putSecret(part, parts.required(part));
            }
        }
        secret.get("properties").ifPresent(this::properties);
    }

    private void properties(YamlValue value) {
        if (!(value instanceof YamlValue.Mapping properties)) {
            faults.add(
                    value.location(),
                    "\"properties\" must be a mapping, found " + value.kind(),
                    "Write names and texts below it, as the backend wants them");
            return;
        }
        var parts = new FieldReader(properties, faults);
        for (YamlValue.Entry entry : properties.entries()) {
            putSecret(
                    "properties." + entry.key().text(),
                    parts.required(entry.key().text()));
        }
    }

    private void putSecret(String part, Optional<String> value) {
        put(PasswordSettings.SECRET + "." + part, value);
    }

    private void put(String key, Optional<String> value) {
        value.ifPresent(text -> found.put(key, text));
    }
}
