package io.pelato.workflow;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a secret of wasmCloud is kept. It says nothing of the secret itself: a host asks the backend for that.
 *
 * @param backend the secrets backend that hosts ask, such as {@code nats-kv}
 * @param key the secret's key, path or other name there
 * @param field the part of the secret that is meant; absent for the whole
 * @param version the secret's version; absent for the latest
 * @param properties what the backend wants to know besides, in the order of the keys
 */
public record SecretReference(
        String backend, String key, Optional<String> field, Optional<String> version, Map<String, String> properties) {

    /** Keeps the properties in the order of their keys. */
    public SecretReference {
        properties = Collections.unmodifiableMap(new TreeMap<>(properties));
    }
}
