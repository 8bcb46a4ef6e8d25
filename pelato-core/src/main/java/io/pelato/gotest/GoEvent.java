package io.pelato.gotest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/**
 * A line of {@code go test -json}; {@code go doc test2json} says what it may be.
 *
 * @param action what happened, such as run, output, pass, fail, skip
 * @param packageName the import path of the package; empty for what belongs to a build
 * @param test the test's name; empty for the package itself
 * @param seconds how long it took, where it has ended
 * @param output what was written, with its line's end
 */
record GoEvent(String action, String packageName, String test, double seconds, String output) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The event of a line; absent for what Go says beside. */
    static Optional<GoEvent> of(String line) {
        if (!line.startsWith("{")) {
            return Optional.empty();
        }
        try {
            JsonNode event = JSON.readTree(line);
            return Optional.of(new GoEvent(
                    event.path("Action").asText(),
                    // A build is told under the import path, with the test's own in brackets.
                    event.path("Package")
                            .asText(event.path("ImportPath").asText().replaceFirst(" \\[.*", "")),
                    event.path("Test").asText(),
                    event.path("Elapsed").asDouble(),
                    event.path("Output").asText()));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Whether a test or a package has ended. */
    boolean isEnd() {
        return action.equals("pass") || action.equals("fail") || action.equals("skip");
    }
}
