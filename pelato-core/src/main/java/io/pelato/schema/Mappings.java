package io.pelato.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;

/** What may stand in the mappings of a workflow: databases, passwords, how messages are kept. */
final class Mappings {

    static final String DATABASE = "database";
    static final String PASSWORD = "password";
    private static final String SECRET = "secret";

    private Mappings() {}

    /** Adds the mappings that fields refer to. */
    static void define(ObjectNode definitions) {
        definitions.set(DATABASE, database());
        definitions.set(PASSWORD, password());
        definitions.set(SECRET, secret());
    }

    /** How much of the messages is kept, and for how long. */
    static ObjectNode keep() {
        ObjectNode keys = Nodes.object();
        keys.set(
                "max_bytes",
                Nodes.described(
                        Nodes.orNothing(Nodes.string(Texts.SIZE)),
                        "How much the stream of each place may hold, at least 1MB; what comes when it is full is"
                                + " refused. By default 1GB."));
        keys.set(
                "window",
                Nodes.described(
                        Nodes.orNothing(Nodes.string(Texts.WINDOW)),
                        "How long the id of a message is remembered, from 2m to 168h, so that it is recognised when it"
                                + " comes again. By default 2h."));
        return Nodes.closed(keys, List.of());
    }

    private static ObjectNode database() {
        ObjectNode keys = Nodes.object();
        keys.set("host", text(Texts.HOST, "Its host name or IP address, as the hosts of the targets reach it."));
        keys.set(
                "port",
                Nodes.described(
                        Nodes.orNothing(Nodes.types("integer", "string")
                                .put("minimum", 1)
                                .put("maximum", 65_535)
                                .put("pattern", Texts.or(NumberPattern.plain(1, 65_535)))),
                        "Its port; by default 5432."));
        keys.set("name", text(Texts.NOT_BLANK, "The database's name on its server."));
        keys.set("user", text(Texts.NOT_BLANK, "The user that tasks connect as."));
        keys.set(
                "tls",
                Nodes.described(
                        Nodes.orNothing(FieldSchema.truth()),
                        "Whether the connection must be encrypted; by default false."));
        keys.setAll(ways("password_env", variable(Texts.VARIABLE), "password_server", "password_secret"));
        ObjectNode database = Nodes.closed(keys, List.of("host", "name", "user"));
        return database.setAll(one("password_env", "password_server", "password_secret"));
    }

    private static ObjectNode password() {
        ObjectNode password = Nodes.closed(ways("env", variable(Texts.ANY), "server", "secret"), List.of());
        ObjectNode variable = Nodes.object()
                .set("properties", Nodes.object().set("env", Nodes.object().put("pattern", Texts.VARIABLE)));
        password.setAll(one("env", "server", "secret"));
        return password.setAll(Nodes.anyOf(variable, Nodes.object().put("minProperties", 2)));
    }

    private static ObjectNode ways(String environment, ObjectNode variable, String server, String secret) {
        ObjectNode keys = Nodes.object();
        keys.set(
                environment,
                Nodes.described(
                        Nodes.orNothing(variable),
                        "The environment variable that holds the password where Maven runs."));
        keys.set(
                server,
                Nodes.described(
                        Nodes.orNothing(Nodes.text(Texts.or("\\S+"))),
                        "The id of a server in settings.xml that has the password."));
        keys.set(
                secret,
                Nodes.described(
                        Nodes.anyOf(Nodes.reference(SECRET), Nodes.object().put("type", "null")),
                        "Where wasmCloud keeps the secret that the password is."));
        return keys;
    }

    // YAML takes a variable named true for a truth value.
    private static ObjectNode variable(String pattern) {
        return Nodes.types("string", "boolean").put("pattern", pattern);
    }

    private static ObjectNode one(String... keys) {
        return Nodes.oneOf(Arrays.stream(keys).map(Nodes::having).toArray(ObjectNode[]::new));
    }

    private static ObjectNode secret() {
        ObjectNode keys = Nodes.object();
        keys.set("backend", text(Texts.BACKEND, "The secrets backend, by the name that its operator gave it."));
        keys.set("key", text(Texts.NOT_BLANK, "The secret's key in the backend."));
        keys.set("field", optional("Which field of the secret, where it has several."));
        keys.set("version", optional("Which version of the secret; by default the newest."));
        keys.set(
                "properties",
                Nodes.described(
                        Nodes.types("object", "null").set("additionalProperties", Nodes.text(Texts.NOT_BLANK)),
                        "What the backend wants to know besides."));
        return Nodes.closed(keys, List.of("backend", "key"));
    }

    private static ObjectNode text(String pattern, String meaning) {
        return Nodes.described(Nodes.text(pattern), meaning);
    }

    private static ObjectNode optional(String meaning) {
        return Nodes.described(Nodes.orNothing(Nodes.text(Texts.NOT_BLANK)), meaning);
    }
}
