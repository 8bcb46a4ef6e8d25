package io.pelato.it.maven;

import java.util.List;

/**
 * How a run of Maven ended.
 *
 * @param exitCode Maven's exit code
 * @param output all that it said
 */
public record MavenResult(int exitCode, String output) {

    private static final List<String> MAVENS_OWN = List.of(
            "To see the full stack trace",
            "Re-run Maven using the -X",
            "For more information about the errors",
            "[Help 1] ",
            "After correcting the problems",
            "  mvn ");

    /** The same result, if Maven ended well. */
    public MavenResult succeeded() {
        if (exitCode != 0) {
            throw new AssertionError("Maven ended with exit code " + exitCode + ":\n" + output);
        }
        return this;
    }

    /** The same result, if Maven ended with the exit code of a failed build. */
    public MavenResult failed() {
        if (exitCode != 1) {
            throw new AssertionError("Maven should have failed, but its exit code is " + exitCode + ":\n" + output);
        }
        return this;
    }

    /** What Maven told as errors, a line each, without its own hints and without the summary's words around the fault. */
    public List<String> errors() {
        return output.lines()
                .filter(line -> line.startsWith("[ERROR] "))
                .map(line -> line.substring("[ERROR] ".length())
                        .replaceFirst("^Failed to execute goal \\S+ \\([^)]*\\) on project \\S+: ", "")
                        .replaceFirst(" -> \\[Help 1]$", ""))
                .filter(line -> MAVENS_OWN.stream().noneMatch(line::startsWith))
                .filter(line -> !line.isBlank())
                .toList();
    }
}
