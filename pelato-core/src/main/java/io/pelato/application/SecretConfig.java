package io.pelato.application;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pelato.workflow.SecretReference;
import java.util.Map;
import java.util.TreeMap;

/**
 * The configurations that tell hosts where a secret is kept, as WADM 0.21 writes them for the {@code secrets} of a
 * manifest: wasmcloud-secrets-types 0.8, {@code SecretConfig}. A host takes a configuration for one of these when its
 * name starts with {@code SECRET}.
 *
 * <p>They are not left to WADM, which names one after the application and the key that the provider looks up: two tasks
 * of a workflow could not have two passwords.
 */
final class SecretConfig {

    private static final String TYPE = "secret.wasmcloud.dev/v1alpha1";
    private static final String POLICY_TYPE = "properties.secret.wasmcloud.dev/v1alpha1";

    private SecretConfig() {}

    /** The configuration by which a provider finds a secret under a key. */
    static HeldConfig of(String project, String owner, String key, SecretReference reference) {
        Map<String, String> values = new TreeMap<>(Map.of(
                "name", key,
                "type", TYPE,
                "backend", reference.backend(),
                "key", reference.key(),
                "policy", policy(reference)));
        reference.field().ifPresent(field -> values.put("field", field));
        reference.version().ifPresent(version -> values.put("version", version));
        return new HeldConfig(LatticeNames.secret(project, owner + "-" + key), values);
    }

    private static String policy(SecretReference reference) {
        ObjectNode policy = JsonNodeFactory.instance.objectNode();
        ObjectNode properties = policy.putObject("properties");
        new TreeMap<>(reference.properties()).forEach(properties::put);
        return policy.put("type", POLICY_TYPE).toString();
    }
}
