package io.pelato.maven;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pelato.problem.FileFault;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.problem.Utf8;
import io.pelato.run.Body;
import io.pelato.run.Given;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The messages that a user gives to a run.
 *
 * @param directory what the names of files are relative to
 * @param input a text, {@code @FILE}, or {@code -} for the standard input
 */
record GivenMessages(Path directory, Optional<String> input) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STANDARD_INPUT = "-";

    /** What some editors and PowerShell write before a text in UTF-8; it is no part of it. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** All of it as one message; a file's last line break is not part of it. */
    Given one() {
        return new Given(Optional.empty(), Body.of(input.map(this::bytes).orElse(new byte[0])));
    }

    /**
     * A message a line; blanks before its topic are no part of it.
     *
     * @throws ProblemsException if there is no input, it is not UTF-8, or a line is no message
     */
    List<Given> lines() {
        String named = input.orElseThrow(() -> new ProblemsException(Problem.of(
                "There is nothing to run the workflow with: input is not set",
                "Write -Dinput='TOPIC MESSAGE', -Dinput=@FILE with such a line a message, or -Dinput=- for the standard"
                        + " input; -Dtask=NAME runs one task alone")));
        String text = text(named);
        return (text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text)
                .lines()
                .filter(line -> !line.isBlank())
                .map(String::stripLeading)
                .map(GivenMessages::line)
                .toList();
    }

    private static Given line(String line) {
        if (line.startsWith("{")) {
            return object(line);
        }
        String[] parts = line.split("[ \t]", 2);
        return new Given(Optional.of(parts[0]), Body.of(parts.length == 1 ? "" : parts[1]));
    }

    private static Given object(String line) {
        try {
            JsonNode object = JSON.readTree(line);
            if (!object.path("topic").isTextual()) {
                throw new ProblemsException(noMessage(line));
            }
            return new Given(
                    Optional.of(object.path("topic").asText()),
                    object.has("base64")
                            ? Body.of(Base64.getDecoder()
                                    .decode(object.path("base64").asText()))
                            : Body.of(object.path("text").asText()));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new ProblemsException(noMessage(line), e);
        }
    }

    private static Problem noMessage(String line) {
        return Problem.of(
                "This line is no message: " + line,
                "Write TOPIC, a blank and the message, or {\"topic\": \"TOPIC\", \"text\": \"MESSAGE\"}");
    }

    private String text(String named) {
        return isRead(named) ? Utf8.text(bytes(named), shown(named), "") : named;
    }

    private byte[] bytes(String named) {
        if (!isRead(named)) {
            return named.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return withoutLineBreak(
                    named.equals(STANDARD_INPUT)
                            ? System.in.readAllBytes()
                            : Files.readAllBytes(directory.resolve(named.substring(1))));
        } catch (IOException e) {
            throw FileFault.reading(shown(named), e);
        }
    }

    private static boolean isRead(String named) {
        return named.equals(STANDARD_INPUT) || named.startsWith("@");
    }

    private static Path shown(String named) {
        return Path.of(named.equals(STANDARD_INPUT) ? "the standard input" : named.substring(1));
    }

    private static byte[] withoutLineBreak(byte[] bytes) {
        int end = bytes.length;
        if (end > 0 && bytes[end - 1] == '\n') {
            end -= end > 1 && bytes[end - 2] == '\r' ? 2 : 1;
        }
        return Arrays.copyOf(bytes, end);
    }
}
