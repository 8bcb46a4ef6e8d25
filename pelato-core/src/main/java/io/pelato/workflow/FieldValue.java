package io.pelato.workflow;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The checked value of a field of a task, of the kind that its type declares. */
public sealed interface FieldValue {

    /** What expressions of descriptors see under the field's name: a text, a list or a map; never a password. */
    Optional<Object> variable();

    /** Where the passwords in it come from, by what follows the field's name in expressions, such as {@code .password}. */
    default Map<String, PasswordSource> passwords() {
        return Map.of();
    }

    /** The texts of the value, where it consists of texts. */
    default List<String> texts() {
        return List.of();
    }

    /**
     * One text: also a number, a truth value, a path, a table, a bucket, a duration or a schedule.
     *
     * @param text the characters, without leading zeros or the like taken away
     */
    record Text(String text) implements FieldValue {
        @Override
        public Optional<Object> variable() {
            return Optional.of(text);
        }

        @Override
        public List<String> texts() {
            return List.of(text);
        }
    }

    /**
     * Several texts, such as column names.
     *
     * @param texts each once, in the user's order
     */
    record Texts(List<String> texts) implements FieldValue {
        /** Keeps a copy. */
        public Texts {
            texts = List.copyOf(texts);
        }

        @Override
        public Optional<Object> variable() {
            return Optional.of(texts);
        }
    }

    /**
     * One NATS subject.
     *
     * @param subject the subject, with wildcards where the field's kind allows them
     */
    record Subject(String subject) implements FieldValue {
        @Override
        public Optional<Object> variable() {
            return Optional.of(subject);
        }

        @Override
        public List<String> texts() {
            return List.of(subject);
        }
    }

    /**
     * Several NATS subjects.
     *
     * @param subjects each once, in the user's order
     */
    record Subjects(List<String> subjects) implements FieldValue {
        /** Keeps a copy. */
        public Subjects {
            subjects = List.copyOf(subjects);
        }

        @Override
        public Optional<Object> variable() {
            return Optional.of(subjects);
        }

        @Override
        public List<String> texts() {
            return subjects;
        }
    }

    /**
     * Where a PostgreSQL stands.
     *
     * @param host a host name or an IP address, without brackets
     * @param port the TCP port
     * @param name the database's name
     * @param user the user who connects
     * @param tls whether the connection must be encrypted
     * @param password where the user's password comes from
     */
    record Database(String host, int port, String name, String user, boolean tls, PasswordSource password)
            implements FieldValue {
        @Override
        public Optional<Object> variable() {
            Map<String, String> parts = new LinkedHashMap<>();
            parts.put("host", host);
            parts.put("port", String.valueOf(port));
            parts.put("name", name);
            parts.put("user", user);
            parts.put("tls", String.valueOf(tls));
            return Optional.of(Collections.unmodifiableMap(parts));
        }

        @Override
        public Map<String, PasswordSource> passwords() {
            return Map.of(".password", password);
        }
    }

    /**
     * A password.
     *
     * @param source where it comes from
     */
    record Password(PasswordSource source) implements FieldValue {
        @Override
        public Optional<Object> variable() {
            return Optional.empty();
        }

        @Override
        public Map<String, PasswordSource> passwords() {
            return Map.of("", source);
        }
    }
}
