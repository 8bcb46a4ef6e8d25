package io.pelato.workflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The settings of a task that say where the password of one of its databases comes from. */
final class PasswordSettings {

    /** Names an environment variable. */
    static final String ENV = "password_env";
    /** Names a server in settings.xml. */
    static final String SERVER = "password_server";
    /** Says where a secret of wasmCloud is kept; its parts are settings of their own, such as {@code .backend}. */
    static final String SECRET = "password_secret";

    private final String field;
    private final Map<String, List<String>> settings;

    /** The settings of this field of kind {@code database}. */
    PasswordSettings(String field, Map<String, List<String>> settings) {
        this.field = field;
        this.settings = settings;
    }

    /** Whether a part of a database says where its password comes from; expressions never see it. */
    static boolean contain(String part) {
        return part.equals(ENV) || part.equals(SERVER) || part.startsWith(SECRET + ".");
    }

    /** Where the password comes from; absent where the field has no value. */
    Optional<PasswordSource> source() {
        return of(ENV, PasswordSource.Environment::new)
                .or(() -> of(SERVER, PasswordSource.Server::new))
                .or(() -> of(SECRET + ".backend", backend -> new PasswordSource.Secret(reference(backend))));
    }

    private SecretReference reference(String backend) {
        String start = field + "." + SECRET + ".properties.";
        Map<String, String> properties = new LinkedHashMap<>();
        settings.forEach((key, values) -> {
            if (key.startsWith(start)) {
                properties.put(key.substring(start.length()), values.get(0));
            }
        });
        return new SecretReference(
                backend,
                value(SECRET + ".key").orElseThrow(),
                value(SECRET + ".field"),
                value(SECRET + ".version"),
                properties);
    }

    private Optional<PasswordSource> of(String part, Function<String, PasswordSource> source) {
        return value(part).map(source);
    }

    private Optional<String> value(String part) {
        return settings.getOrDefault(field + "." + part, List.of()).stream().findFirst();
    }
}
