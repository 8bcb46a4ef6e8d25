package io.pelato.run;

import java.time.Duration;
import java.util.List;

/**
 * What came of a call.
 *
 * @param outcome what became of the message
 * @param log the lines that the task wrote to its outputs and its log
 * @param took how long it was in the component's hands
 */
public record Answer(Outcome outcome, List<String> log, Duration took) {

    /** Keeps a copy. */
    public Answer {
        log = List.copyOf(log);
    }
}
