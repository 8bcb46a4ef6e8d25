package io.pelato.problem;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps messages short enough to be read where they quote something long. */
final class Shortening {

    private static final Pattern WORD = Pattern.compile("\\S++");
    private static final int LONGEST_WORD = 1000;
    private static final int SHOWN_OF_WORD = 200;
    private static final int LONGEST_TEXT = 20_000;

    private Shortening() {}

    /** The text with its longest words and itself cut; what is cut ends in dots. */
    static String of(String text) {
        if (text.length() <= LONGEST_WORD) {
            return text;
        }
        String words = WORD.matcher(text).replaceAll(word -> Matcher.quoteReplacement(word(word.group())));
        return words.length() > LONGEST_TEXT ? words.substring(0, LONGEST_TEXT) + "..." : words;
    }

    private static String word(String word) {
        if (word.length() <= LONGEST_WORD) {
            return word;
        }
        String quote = word.endsWith("\"") ? "\"" : "";
        return word.substring(0, SHOWN_OF_WORD) + "..." + quote;
    }
}
