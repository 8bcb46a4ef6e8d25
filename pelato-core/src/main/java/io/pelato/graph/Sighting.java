package io.pelato.graph;

/**
 * What a lattice was seen to run of a task.
 *
 * @param health how much of it
 * @param words where, for people
 */
public record Sighting(Health health, String words) {

    /** How much of a task runs. */
    public enum Health {
        /** All that was deployed. */
        RUNS("runs"),
        /** Some of it, or not as it was deployed. */
        INCOMPLETE("incomplete"),
        /** Nothing. */
        MISSING("missing");

        private final String style;

        Health(String style) {
            this.style = style;
        }

        /** The class that it is drawn with. */
        String style() {
            return style;
        }
    }
}
