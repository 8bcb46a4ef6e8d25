package io.pelato.application;

import io.pelato.workflow.Target;
import java.util.Map;

/**
 * A share of a part's instances and the hosts that may run it.
 *
 * @param name the name, unique within the part
 * @param weight the share, measured against the weights of the part's other spreads
 * @param requirements the labels that a host must have
 */
public record Spread(String name, int weight, Map<String, String> requirements) {

    /** The label that says what kind of place a host stands in; a task's targets are values of it. */
    public static final String HOST_TYPE = Target.HOST_TYPE;

    /** The weight of a spread that names none, in WADM 0.21. */
    public static final int DEFAULT_WEIGHT = 100;

    /** An equal share for the hosts of one type. */
    public static Spread over(String hostType) {
        return over(Target.of(hostType));
    }

    /** An equal share for the hosts of one target. */
    static Spread over(Target target) {
        return new Spread(target.place(), DEFAULT_WEIGHT, target.labels());
    }

    /** Whether a host with these labels may run the share. */
    public boolean matches(Map<String, String> labels) {
        return requirements.entrySet().stream()
                .allMatch(requirement -> requirement.getValue().equals(labels.get(requirement.getKey())));
    }
}
