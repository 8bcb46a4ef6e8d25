package io.pelato.machine;

import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * How a program ended.
 *
 * @param exitCode absent if it could not be started
 * @param output all that it wrote, to both of its outputs; why it could not be started
 * @param late whether it was stopped because its time was over
 */
public record ProgramRun(OptionalInt exitCode, String output, boolean late) {

    /** What docker adds to every failure of {@code info}; the reason stands before it. */
    private static final String FILLER = "errors pretty printing info";

    // An engine's client may describe itself before it comes to its error, so the surest words are looked for first.
    private static final List<Pattern> REASONS = List.of(
            Pattern.compile("(?i)^error\\b|cannot connect|permission denied"),
            Pattern.compile("(?i)error|cannot|failed|denied|not a docker command"));
    private static final Pattern ERROR_WORD = Pattern.compile("^(?i)error: *");

    /** Whether there is no such program, or it cannot be run. */
    public boolean isMissing() {
        return exitCode.isEmpty();
    }

    /** Whether it ended in time, and with 0. */
    public boolean succeeded() {
        return exitCode.isPresent() && exitCode.getAsInt() == 0;
    }

    /** The line that tells most, for a message. */
    public String said() {
        if (late) {
            return "nothing within its time";
        }
        List<String> lines = output.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.equals(FILLER) && !line.contains("--help"))
                .toList();
        String line = REASONS.stream()
                .flatMap(reason -> lines.stream()
                        .filter(candidate -> reason.matcher(candidate).find()))
                .findFirst()
                .orElseGet(() -> lines.isEmpty() ? "nothing" : lines.get(lines.size() - 1));
        return ERROR_WORD.matcher(line).replaceFirst("");
    }

    /** The last lines, as many as {@code most}. */
    public String end(int most) {
        return Text.end(output, most);
    }
}
