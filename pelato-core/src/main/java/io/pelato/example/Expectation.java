package io.pelato.example;

import com.fasterxml.jackson.databind.JsonNode;
import io.pelato.run.Effect;
import io.pelato.run.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is expected to come of an input. */
sealed interface Expectation {

    /** Whether it came. */
    boolean isMetBy(Result result);

    /** As people read it. */
    String shown();

    /**
     * What came of an input.
     *
     * @param outcome what became of the message
     * @param effects what the provider makes of it; nothing where it failed
     */
    record Result(Outcome outcome, List<Effect> effects) {

        private Optional<String> reason() {
            return outcome instanceof Outcome.Failed failed ? Optional.of(failed.reason()) : Optional.empty();
        }
    }

    /** At least one message, and each with this content. */
    record Output(Content content) implements Expectation {
        @Override
        public boolean isMetBy(Result result) {
            return !result.effects().isEmpty()
                    && result.effects().stream()
                            .allMatch(effect -> effect instanceof Effect.Sent sent && content.isIn(sent.body()));
        }

        @Override
        public String shown() {
            return content.shown();
        }
    }

    /** These messages in this order, and no others. */
    record Outputs(List<Topical> messages) implements Expectation {
        @Override
        public boolean isMetBy(Result result) {
            return each(messages, result.effects(), Topical::is);
        }

        @Override
        public String shown() {
            return lines(messages, Topical::shown);
        }
    }

    /** A message, on whichever topic where none is named. */
    record Topical(Optional<String> topic, Content content) {
        private boolean is(Effect effect) {
            return effect instanceof Effect.Sent sent
                    && topic.map(sent.topic()::equals).orElse(true)
                    && content.isIn(sent.body());
        }

        private String shown() {
            return content.shown() + topic.map(name -> " on " + name).orElse("");
        }
    }

    /** This value under this key. */
    record Entry(String key, Content value) implements Expectation {
        @Override
        public boolean isMetBy(Result result) {
            return each(
                    List.of(this),
                    result.effects(),
                    (entry, effect) -> effect instanceof Effect.Entry stored
                            && stored.key().equals(key)
                            && value.isIn(stored.value()));
        }

        @Override
        public String shown() {
            return value.shown() + " under the key " + key;
        }
    }

    /** These rows in this order, and no others. */
    record Rows(List<JsonNode> rows) implements Expectation {
        @Override
        public boolean isMetBy(Result result) {
            return each(
                    rows,
                    result.effects(),
                    (row, effect) -> effect instanceof Effect.Row stored && JsonValues.equal(row, stored.columns()));
        }

        @Override
        public String shown() {
            return lines(rows, row -> "the row " + row);
        }
    }

    /** That it fails, with this in the reason. */
    record Failure(String part) implements Expectation {
        @Override
        public boolean isMetBy(Result result) {
            return result.reason().filter(reason -> reason.contains(part)).isPresent();
        }

        @Override
        public String shown() {
            return "the error: " + part;
        }
    }

    /** That nothing comes of it. */
    record Nothing() implements Expectation {
        @Override
        public boolean isMetBy(Result result) {
            return result.outcome() instanceof Outcome.Returned
                    && result.effects().isEmpty();
        }

        @Override
        public String shown() {
            return "nothing";
        }
    }

    private static <T> boolean each(List<T> expected, List<Effect> effects, BiPredicate<T, Effect> same) {
        if (expected.size() != effects.size()) {
            return false;
        }
        for (int i = 0; i < effects.size(); i++) {
            if (!same.test(expected.get(i), effects.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static <T> String lines(List<T> all, Function<T, String> shown) {
        return all.stream().map(shown).collect(Collectors.joining("\n" + " ".repeat(Wording.INDENT)));
    }
}
