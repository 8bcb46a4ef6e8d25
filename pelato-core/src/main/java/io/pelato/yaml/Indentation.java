package io.pelato.yaml;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line whose indentation fits to none of the lines above it.
 *
 * @param column where the line begins, from 1
 * @param nearest the column among those above that is nearest to it, the latest of equal ones
 * @param nearestLine the line that has that column, from 1
 */
record Indentation(int column, int nearest, int nearestLine) {

    private static final Pattern START = Pattern.compile("( *)((?:-( +))?)([^ #].*)?");

    /** How many columns too far to the right the line is, if the nearest column was meant. */
    int difference() {
        return column - nearest;
    }

    /** The indentation of a line, if it is odd: it begins nothing new and continues nothing either. */
    static Optional<Indentation> of(String yaml, int line) {
        List<String> lines = yaml.lines().toList();
        if (line > lines.size()) {
            return Optional.empty();
        }
        int column = column(lines.get(line - 1));
        int nearest = 0;
        int nearestLine = 0;
        boolean directlyAbove = true;
        for (int i = line - 2; i >= 0; i--) {
            String above = lines.get(i);
            Matcher start = START.matcher(above);
            if (above.isBlank() || above.strip().startsWith("#") || !start.matches()) {
                continue;
            }
            if (directlyAbove
                    && above.replaceFirst("\\s+#.*$", "").stripTrailing().matches(".*[:|>-]")) {
                // What stands below such a line may be as deep as it likes.
                return Optional.empty();
            }
            directlyAbove = false;
            int dash = column(above);
            int key = dash + start.group(2).length();
            for (int candidate : new int[] {key, dash}) {
                if (candidate == column) {
                    return Optional.empty();
                }
                if (nearest == 0 || Math.abs(candidate - column) < Math.abs(nearest - column)) {
                    nearest = candidate;
                    nearestLine = i + 1;
                }
            }
        }
        return nearest == 0 ? Optional.empty() : Optional.of(new Indentation(column, nearest, nearestLine));
    }

    private static int column(String line) {
        return line.length() - line.stripLeading().length() + 1;
    }
}
