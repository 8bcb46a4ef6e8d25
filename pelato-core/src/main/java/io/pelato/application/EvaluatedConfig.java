package io.pelato.application;

import io.pelato.workflow.SecretReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A configuration whose expressions are evaluated.
 *
 * @param values the values by key, in the order of the keys
 */
record EvaluatedConfig(Map<String, ConfigValue> values) {

    EvaluatedConfig {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** Values that anybody may see. */
    static EvaluatedConfig open(Map<String, String> texts) {
        Map<String, ConfigValue> values = new TreeMap<>();
        texts.forEach((key, text) -> values.put(key, new ConfigValue.Open(text)));
        return new EvaluatedConfig(values);
    }

    /** These values and others; where both have a key, the other's value stands. */
    EvaluatedConfig and(EvaluatedConfig other) {
        Map<String, ConfigValue> both = new TreeMap<>(values);
        both.putAll(other.values);
        return new EvaluatedConfig(both);
    }

    /** The keys whose values are not for everybody. */
    List<String> secretKeys() {
        return values.keySet().stream()
                .filter(key -> !(values.get(key) instanceof ConfigValue.Open))
                .toList();
    }

    /**
     * The configurations that hold these values: an open one, a held one and one for each secret of a backend, as far as
     * there are such values. What the manifest does not hold is added to {@code held}.
     */
    List<NamedConfig> named(String project, String owner, List<String> identity, List<HeldConfig> held) {
        Map<String, String> open = new TreeMap<>();
        Map<String, String> hidden = new TreeMap<>();
        Map<String, SecretReference> fetched = new TreeMap<>();
        values.forEach((key, value) -> {
            if (value instanceof ConfigValue.Open plain) {
                open.put(key, plain.text());
            } else if (value instanceof ConfigValue.Hidden secret) {
                hidden.put(key, secret.text());
            } else if (value instanceof ConfigValue.Fetched secret) {
                fetched.put(key, secret.reference());
            }
        });
        List<NamedConfig> named = new ArrayList<>();
        if (!open.isEmpty()) {
            named.add(new NamedConfig(LatticeNames.config(owner, identity, open), Optional.of(open)));
        }
        List<HeldConfig> kept = new ArrayList<>();
        if (!hidden.isEmpty()) {
            kept.add(new HeldConfig(LatticeNames.heldConfig(project, owner), hidden));
        }
        fetched.forEach((key, reference) -> kept.add(SecretConfig.of(project, owner, key, reference)));
        kept.forEach(config -> named.add(new NamedConfig(config.name(), Optional.empty())));
        held.addAll(kept);
        return named;
    }
}
