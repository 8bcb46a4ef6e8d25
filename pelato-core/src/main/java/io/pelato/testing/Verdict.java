package io.pelato.testing;

/** What came of a test. */
public sealed interface Verdict {

    /** It holds. */
    record Passed() implements Verdict {}

    /** It was not run. */
    record Skipped(String reason) implements Verdict {}

    /**
     * It does not hold.
     *
     * @param message what was expected and what came, in a few lines
     */
    record Failed(String message) implements Verdict {}
}
