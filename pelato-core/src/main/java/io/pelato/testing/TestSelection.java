package io.pelato.testing;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which tests a user wants, written as for Surefire: {@code SUITE}, {@code SUITE#TEST}, several with commas, {@code !}
 * before what is not wanted; {@code *} and {@code ?} stand for any letters and for one.
 */
public final class TestSelection {

    private final List<Choice> wanted;
    private final List<Choice> unwanted;

    private TestSelection(List<Choice> choices) {
        this.wanted = choices.stream().filter(choice -> !choice.isNegated()).toList();
        this.unwanted = choices.stream().filter(Choice::isNegated).toList();
    }

    /** All tests. */
    public static TestSelection all() {
        return new TestSelection(List.of());
    }

    /** What a user wrote. */
    public static TestSelection of(String text) {
        return new TestSelection(Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(choice -> !choice.isEmpty())
                .map(Choice::of)
                .toList());
    }

    /** Whether somebody has chosen at all. */
    public boolean isOfSome() {
        return !wanted.isEmpty() || !unwanted.isEmpty();
    }

    /**
     * Whether a test is wanted.
     *
     * @param suite the name of a task or package
     * @param test the test's own name
     */
    public boolean has(String suite, String test) {
        return (wanted.isEmpty() || wanted.stream().anyMatch(choice -> choice.matches(suite, test)))
                && unwanted.stream().noneMatch(choice -> choice.matches(suite, test));
    }

    private record Choice(boolean isNegated, Pattern suite, Optional<Pattern> test) {

        static Choice of(String text) {
            boolean negated = text.startsWith("!");
            String[] names = (negated ? text.substring(1) : text).split("#", 2);
            return new Choice(
                    negated,
                    pattern(names[0].isEmpty() ? "*" : names[0]),
                    names.length == 1 ? Optional.empty() : Optional.of(pattern(names[1])));
        }

        boolean matches(String suiteName, String testName) {
            return suite.matcher(suiteName).matches()
                    && test.map(pattern -> pattern.matcher(testName).matches()).orElse(true);
        }

        private static Pattern pattern(String glob) {
            return Pattern.compile(
                    ("\\Q" + glob + "\\E").replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"), Pattern.DOTALL);
        }
    }
}
