package io.pelato.lattice;

import io.pelato.application.Spread;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A host of a lattice.
 *
 * @param id its key
 * @param name its friendly name
 * @param labels its labels
 * @param domain the JetStream domain that it keeps to; absent for its NATS server's own
 */
public record LatticeHost(String id, String name, Map<String, String> labels, Optional<String> domain) {

    /** The label that targets are compared with; empty when the host has none. */
    public String target() {
        return labels.getOrDefault(Spread.HOST_TYPE, "");
    }

    /** The labels that a person set, for messages. */
    public List<String> shownLabels() {
        return new TreeMap<>(labels)
                .entrySet().stream()
                        .filter(label -> !label.getKey().startsWith("hostcore."))
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .toList();
    }
}
