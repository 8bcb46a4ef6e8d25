package io.pelato.template;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the known name that somebody meant when they wrote an unknown one. */
public final class NearestName {

    private NearestName() {}

    /** The known name at the smallest edit distance, if that is small enough to be a slip of the pen. */
    public static Optional<String> of(String written, Collection<String> known) {
        return known.stream()
                .filter(name -> distance(written, name) <= Math.max(2, name.length() / 3))
                .min(Comparator.<String>comparingInt(name -> distance(written, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Advice that starts with the nearest known name, where there is one, and ends with all of them. */
    public static String advice(String written, Collection<String> known) {
        String all = "Known here: " + String.join(", ", known);
        return of(written, known)
                .map(name -> "Did you mean \"" + name + "\"? " + all)
                .orElse(all);
    }

    /** How many letters have to be added, taken away or changed to make one word of the other. */
    public static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int substitution = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitution, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.length()];
    }
}
