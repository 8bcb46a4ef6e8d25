package io.pelato.plan;

/** What makes WADM take a part away and start it anew, and what only makes it put links anew. */
final class Restarts {

    private Restarts() {}

    static boolean causedBy(Difference difference) {
        return switch (difference.aspect()) {
            case CODE, IMAGE -> true;
            default -> false;
        };
    }

    static boolean relinks(Difference difference) {
        return switch (difference.aspect()) {
            case TOPIC, TABLE, CONFIGURATION, SECRET, LINK -> true;
            default -> false;
        };
    }
}
