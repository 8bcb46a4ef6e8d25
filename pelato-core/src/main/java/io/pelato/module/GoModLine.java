package io.pelato.module;

import io.pelato.problem.Location;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a {@code go.mod}, in a block or alone.
 *
 * @param verb what it is, such as {@code require}
 * @param arguments the words after that, without quotes
 * @param location the place of its first word
 */
public record GoModLine(String verb, List<String> arguments, Location location) {

    private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|`[^`]*`|[()]|[^\\s()]+");

    /** The lines of a file in their order. */
    public static List<GoModLine> of(String text, Path shownAs) {
        List<GoModLine> lines = new ArrayList<>();
        String block = "";
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            List<String> words = new ArrayList<>();
            int column = 1;
            Matcher matcher = WORD.matcher(withoutComment(line));
            while (matcher.find()) {
                column = words.isEmpty() ? matcher.start() + 1 : column;
                words.add(unquoted(matcher.group()));
            }
            var at = new Location(shownAs, number, column);
            if (words.isEmpty()) {
                continue;
            }
            if (words.get(0).equals(")")) {
                block = "";
            } else if (!block.isEmpty()) {
                lines.add(new GoModLine(block, List.copyOf(words), at));
            } else if (words.size() > 1 && words.get(1).equals("(")) {
                block = words.get(0);
            } else {
                lines.add(new GoModLine(words.get(0), List.copyOf(words.subList(1, words.size())), at));
            }
        }
        return List.copyOf(lines);
    }

    private static String withoutComment(String line) {
        int comment = line.indexOf("//");
        return comment < 0 ? line : line.substring(0, comment);
    }

    private static String unquoted(String word) {
        boolean quoted = word.length() > 1 && (word.startsWith("\"") || word.startsWith("`"));
        return quoted ? word.substring(1, word.length() - 1) : word;
    }
}
