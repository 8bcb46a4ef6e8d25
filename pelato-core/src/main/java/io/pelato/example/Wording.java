package io.pelato.example;

import io.pelato.run.Effect;
import io.pelato.run.Outcome;
import java.util.List;
import java.util.stream.Collectors;

/** What came of an input, beside what was expected, for people. */
final class Wording {

    private static final String EXPECTED = "expected ";
    private static final String GOT = "     got ";

    /** Where what was expected, and what came, begins in a line. */
    static final int INDENT = EXPECTED.length();

    private Wording() {}

    /** Both, one below the other. */
    static String of(Expectation expectation, Expectation.Result result) {
        return EXPECTED + expectation.shown() + "\n" + GOT + came(result);
    }

    private static String came(Expectation.Result result) {
        Outcome outcome = result.outcome();
        if (outcome instanceof Outcome.Ended ended) {
            return "the end of the component: " + ended.reason();
        } else if (outcome instanceof Outcome.Trapped trapped) {
            return "the end of the component by its runtime: " + trapped.reason();
        } else if (outcome instanceof Outcome.TookTooLong late) {
            return "no end: " + late.reason();
        } else if (outcome instanceof Outcome.TryAgain again) {
            return "an error that may pass: " + again.reason();
        } else if (outcome instanceof Outcome.Refused refused) {
            return "the error: " + refused.reason();
        }
        return effects(result.effects());
    }

    private static String effects(List<Effect> effects) {
        return effects.isEmpty()
                ? "nothing"
                : effects.stream().map(Wording::shown).collect(Collectors.joining("\n" + " ".repeat(INDENT)));
    }

    private static String shown(Effect effect) {
        if (effect instanceof Effect.Sent sent) {
            return sent.body().shown() + " on " + sent.topic();
        } else if (effect instanceof Effect.Entry entry) {
            return entry.value().shown() + " under the key " + entry.key();
        }
        return "the row " + ((Effect.Row) effect).columns();
    }
}
