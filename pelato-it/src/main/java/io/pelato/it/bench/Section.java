package io.pelato.it.bench;

import java.util.List;

/**
 * Measurements of one question.
 *
 * @param title the question
 * @param text how the figures were taken
 * @param measurements the figures
 */
record Section(String title, String text, List<Measurement> measurements) {

    Section {
        measurements = List.copyOf(measurements);
    }
}
