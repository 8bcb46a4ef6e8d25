package io.pelato.graph;

import java.util.Optional;

/**
 * Something in the picture.
 *
 * @param kind what it is
 * @param label its name
 * @param note what else is said of it; may be empty
 * @param target where a task runs; empty for what runs nowhere
 * @param sighting what was seen of a task; absent where nobody looked, and for what is no task
 */
record Node(Kind kind, String label, String note, String target, Optional<Sighting> sighting) {

    /** Something that is no task. */
    Node(Kind kind, String label, String note) {
        this(kind, label, note, "", Optional.empty());
    }

    /** The classes that it is drawn with. */
    String style() {
        return kind.style() + sighting.map(seen -> " " + seen.health().style()).orElse("");
    }

    /** What stands below its name in the picture: of a task that was looked for, where it runs. */
    String line() {
        return sighting.map(Sighting::words).orElse(note);
    }

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
