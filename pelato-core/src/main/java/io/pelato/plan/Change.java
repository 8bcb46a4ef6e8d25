package io.pelato.plan;

import java.util.List;
import java.util.Optional;

/**
 * What becomes of one part of an application.
 *
 * @param subject what kind of part it is
 * @param name its name
 * @param kind whether it comes, goes or becomes another
 * @param differences what of it differs; of one that comes or goes, what it is
 * @param interruption what stops meanwhile, for people; absent where it runs on
 */
public record Change(
        Subject subject, String name, Kind kind, List<Difference> differences, Optional<String> interruption) {

    /** What changes. */
    public enum Subject {
        /** A component. */
        TASK,
        /** What connects components with the world. */
        PROVIDER,
        /** The workflow as a whole. */
        WORKFLOW
    }

    /** How it changes. */
    public enum Kind {
        /** It was not there. */
        ADDED,
        /** It will not be there. */
        GONE,
        /** It runs elsewhere. */
        MOVED,
        /** It is another one. */
        CHANGED
    }
}
