package io.pelato.schema;

import java.util.ArrayList;
import java.util.List;

/** Regular expressions of whole numbers in a range, for numbers that are written as texts. */
final class NumberPattern {

    private static final int MOST_DIGITS = 9;

    private NumberPattern() {}

    /** Numbers from {@code least} to {@code most}, with or without zeros before them; nine digits at most. */
    static String between(int least, int most) {
        return "(?=[0-9]{1," + MOST_DIGITS + "}(?![0-9]))0*(?:" + plain(least, most) + ")";
    }

    /** Numbers from {@code least} to {@code most}, without zeros before them. */
    static String plain(int least, int most) {
        List<String> choices = new ArrayList<>();
        int from = least;
        while (from <= most) {
            int to = lastLike(from, most);
            choices.add(digits(from, to));
            from = to + 1;
        }
        return String.join("|", choices);
    }

    // The last number that differs from the first in nines at its end, and in one digit before them.
    private static int lastLike(int from, int most) {
        int last = from;
        for (int unit = 1; from % unit == 0 && unit <= most; unit *= 10) {
            int digit = from / unit % 10;
            for (int higher = digit; higher <= 9; higher++) {
                int candidate = from + (higher - digit) * unit + unit - 1;
                if (candidate <= most && digitsOf(candidate) == digitsOf(from)) {
                    last = Math.max(last, candidate);
                }
            }
        }
        return last;
    }

    private static int digitsOf(int number) {
        return String.valueOf(number).length();
    }

    private static String digits(int from, int to) {
        String first = String.valueOf(from);
        String last = String.valueOf(to);
        var pattern = new StringBuilder();
        for (int i = 0; i < first.length(); i++) {
            pattern.append(
                    first.charAt(i) == last.charAt(i)
                            ? String.valueOf(first.charAt(i))
                            : "[" + first.charAt(i) + "-" + last.charAt(i) + "]");
        }
        return pattern.toString();
    }
}
