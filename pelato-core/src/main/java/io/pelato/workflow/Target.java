package io.pelato.workflow;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where a task runs.
 *
 * @param labels the labels that a host must have, each with its value
 * @param hosts how many of the hosts that have them run it
 * @param atLeast with {@link Hosts#EVERY}, how many hosts have to run it for a deployment to be well
 */
public record Target(Map<String, String> labels, Hosts hosts, int atLeast) {

    /** The label that says what kind of place a host stands in. */
    public static final String HOST_TYPE = "host-type";

    /** How many of the hosts with the labels run a task. */
    public enum Hosts {
        /** One of them, whichever the orchestrator takes. */
        ONE,
        /** Each of them, also one that joins later. */
        EVERY
    }

    /** Hosts, at least one of which has to be there. */
    public Target(Map<String, String> labels, Hosts hosts) {
        this(labels, hosts, 1);
    }

    /** One host of this type. */
    public static Target of(String hostType) {
        return new Target(Map.of(HOST_TYPE, hostType), Hosts.ONE);
    }

    /** The type of the hosts; empty where the target does not say. */
    public String hostType() {
        return labels.getOrDefault(HOST_TYPE, "");
    }

    /** The hosts: their type where nothing else is said of them, such as {@code edge}, else {@code site=milan}. */
    public String place() {
        if (labels.size() == 1 && labels.containsKey(HOST_TYPE)) {
            return hostType();
        }
        return new TreeMap<>(labels)
                .entrySet().stream()
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .collect(Collectors.joining(","));
    }

    /** For people: {@code edge}, or {@code every edge}. */
    @Override
    public String toString() {
        return (hosts == Hosts.EVERY ? "every " : "") + place();
    }
}
