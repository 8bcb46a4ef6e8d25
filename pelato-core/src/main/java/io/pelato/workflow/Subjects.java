package io.pelato.workflow;

import java.util.Optional;

/** How NATS subjects relate to each other. */
public final class Subjects {

    private Subjects() {}

    /** Whether it stands for more than itself. */
    static boolean hasWildcard(String subject) {
        return subject.indexOf('*') >= 0 || subject.indexOf('>') >= 0;
    }

    /** Whether one stands for all that another stands for; each may have wildcards. */
    public static boolean covers(String wide, String narrow) {
        String[] outer = wide.split("\\.", -1);
        String[] inner = narrow.split("\\.", -1);
        for (int i = 0; i < outer.length; i++) {
            if (outer[i].equals(">")) {
                return inner.length > i;
            }
            if (i >= inner.length || inner[i].equals(">") || !(outer[i].equals("*") || outer[i].equals(inner[i]))) {
                return false;
            }
        }
        return outer.length == inner.length;
    }

    /** What was expected instead, where a text is nothing that messages can be read from. */
    public static Optional<String> violation(String text) {
        return SubjectRule.readViolation(text);
    }

    /** Whether there is a subject that both stand for; each may have wildcards. */
    public static boolean overlap(String one, String other) {
        String[] left = one.split("\\.", -1);
        String[] right = other.split("\\.", -1);
        for (int i = 0; i < Math.max(left.length, right.length); i++) {
            if (i == left.length || i == right.length) {
                return false;
            }
            if (left[i].equals(">") || right[i].equals(">")) {
                return true;
            }
            if (!left[i].equals(right[i]) && !left[i].equals("*") && !right[i].equals("*")) {
                return false;
            }
        }
        return true;
    }
}
