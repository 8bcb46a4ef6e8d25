package io.pelato.graph;

/**
 * Something in the picture.
 *
 * @param kind what it is
 * @param label its name
 * @param note what else is said of it; may be empty
 * @param target where a task runs; empty for what runs nowhere
 */
record Node(Kind kind, String label, String note, String target) {

    /** What there is in a workflow. */
    enum Kind {
        /** A task. */
        TASK("task"),
        /** A topic that tasks write and read. */
        TOPIC("topic"),
        /** A topic that no task writes: messages come from outside. */
        UNWRITTEN("outside"),
        /** A topic that no task reads: messages go outside, or nowhere. */
        UNREAD("outside"),
        /** Where messages go that tasks cannot work on. */
        ERRORS("errors"),
        /** A bucket or a table. */
        STORE("store"),
        /** What starts a task by itself: a schedule or a request. */
        START("start");

        private final String style;

        Kind(String style) {
            this.style = style;
        }

        /** The class that it is drawn with. */
        String style() {
            return style;
        }
    }
}
