package io.pelato.workflow;

import io.pelato.template.NearestName;
import io.pelato.yaml.YamlValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads where a password comes from: one of three keys of a mapping. */
final class PasswordReader {

    private static final List<String> SECRET_KEYS = List.of("backend", "key", "field", "version", "properties");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    /** One token of a NATS subject: hosts ask a backend on a subject with its name. */
    private static final Pattern BACKEND = Pattern.compile("[A-Za-z0-9_-]+");

    private final YamlValue.Mapping mapping;
    private final PasswordKeys keys;
    private final FieldReader values;
    private final Faults faults;

    /** A reader of a mapping that says it under these keys, beside others. */
    PasswordReader(YamlValue.Mapping mapping, PasswordKeys keys, Faults faults) {
        this.mapping = mapping;
        this.keys = keys;
        this.values = new FieldReader(mapping, faults);
        this.faults = faults;
    }

    /** Reads a field of kind {@code password}, a mapping with nothing else; what is at fault is noted. */
    static Optional<FieldValue> readField(String field, YamlValue value, Faults faults) {
        PasswordKeys keys = PasswordKeys.OF_FIELDS;
        if (!(value instanceof YamlValue.Mapping mapping)) {
            // What stands there is not repeated: it may be the password.
            faults.add(
                    value.location(),
                    "\"" + field + "\" must be a mapping that says where the password comes from, found "
                            + value.kind(),
                    keys.ways());
            return Optional.empty();
        }
        new FieldReader(mapping, faults).onlyKeys(keys.all(), " in \"" + field + "\"");
        return new PasswordReader(mapping, keys, faults).read().map(FieldValue.Password::new);
    }

    /** Where the password comes from; empty where something is at fault, which is then noted. */
    Optional<PasswordSource> read() {
        List<String> written =
                keys.all().stream().filter(key -> !values.absent(key)).toList();
        if (written.size() > 1) {
            faults.add(
                    values.at(written.get(written.size() - 1)),
                    written.stream().map(key -> "\"" + key + "\"").collect(Collectors.joining(" and "))
                            + (written.size() == 2 ? " both stand here" : " all stand here"),
                    "The password comes from one place: keep one");
            return Optional.empty();
        }
        if (written.isEmpty()) {
            if (mapping.entry("password").isEmpty()) {
                faults.add(mapping.location(), "it is not said where the password comes from", keys.ways());
            }
            return Optional.empty();
        }
        if (written.contains(keys.environment())) {
            return variable().map(PasswordSource.Environment::new);
        }
        if (written.contains(keys.server())) {
            return values.word(keys.server()).map(PasswordSource.Server::new);
        }
        return mapping.get(keys.secret()).flatMap(this::secret).map(PasswordSource.Secret::new);
    }

    private Optional<String> variable() {
        // The text is not repeated: it may be a password that was meant to go into the variable.
        return values.text(keys.environment())
                .filter(text -> values.expect(
                        keys.environment(),
                        VARIABLE.matcher(text).matches(),
                        "\"" + keys.environment() + "\" is not the name of an environment variable",
                        "Write a name of letters, digits and `_`, such as DB_PASSWORD"));
    }

    private Optional<SecretReference> secret(YamlValue value) {
        if (!(value instanceof YamlValue.Mapping secret)) {
            faults.add(
                    value.location(),
                    "\"" + keys.secret() + "\" must be a mapping, found " + value.kind(),
                    "Write `" + keys.secret() + ": {backend: NAME, key: KEY}`");
            return Optional.empty();
        }
        checkSecretKeys(secret);
        var parts = new FieldReader(secret, faults);
        Optional<String> backend = parts.required("backend")
                .filter(name -> parts.expect(
                        "backend",
                        BACKEND.matcher(name).matches(),
                        "\"" + name + "\" is no secrets backend",
                        "Write the name that its operator gave it, of letters, digits, `_` and `-`"));
        Optional<String> key = parts.required("key");
        Optional<String> field = optional(parts, "field");
        Optional<String> version = optional(parts, "version");
        Map<String, String> properties =
                secret.get("properties").map(this::properties).orElse(Map.of());
        return backend.isEmpty() || key.isEmpty()
                ? Optional.empty()
                : Optional.of(new SecretReference(backend.get(), key.get(), field, version, properties));
    }

    private void checkSecretKeys(YamlValue.Mapping secret) {
        for (YamlValue.Entry entry : secret.entries()) {
            if (!SECRET_KEYS.contains(entry.key().text())) {
                faults.add(
                        entry.key().location(),
                        "unknown key \"" + entry.key().text() + "\" in a " + keys.secret(),
                        NearestName.advice(entry.key().text(), SECRET_KEYS)
                                + ". What the backend wants to know besides goes below `properties`");
            }
        }
    }

    private static Optional<String> optional(FieldReader parts, String part) {
        return parts.absent(part) ? Optional.empty() : parts.required(part);
    }

    private Map<String, String> properties(YamlValue value) {
        if (!(value instanceof YamlValue.Mapping properties)) {
            faults.add(
                    value.location(),
                    "\"properties\" must be a mapping, found " + value.kind(),
                    "Write names and texts below it, as the backend wants them");
            return Map.of();
        }
        var parts = new FieldReader(properties, faults);
        Map<String, String> found = new LinkedHashMap<>();
        for (YamlValue.Entry entry : properties.entries()) {
            String name = entry.key().text();
            parts.required(name).ifPresent(text -> found.put(name, text));
        }
        return found;
    }
}
