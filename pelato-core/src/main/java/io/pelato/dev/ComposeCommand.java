package io.pelato.dev;

import io.pelato.machine.ProgramRun;
import io.pelato.machine.Programs;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Compose, through the command line of a container engine.
 *
 * @param engine the engine's command
 */
record ComposeCommand(String engine) {

    /** Images are fetched in it, over any line. */
    private static final Duration PATIENCE = Duration.ofHours(2);

    private static final int TOLD_LINES = 15;

    /**
     * Runs compose on a file; its output replaces the log's.
     *
     * @return the output
     * @throws ProblemsException with the end of the output if it fails
     */
    String run(Path composeFile, Path log, String... words) {
        List<String> command = new ArrayList<>(List.of(engine, "compose", "--file", composeFile.toString()));
        command.addAll(List.of(words));
        ProgramRun run = Programs.run(command, PATIENCE, log);
        if (run.isMissing()) {
            throw new ProblemsException(Problem.of(
                    engine + " cannot be started: " + run.output(), "Check that it is installed and on the PATH"));
        }
        if (!run.succeeded()) {
            throw new ProblemsException(Problem.of(
                    String.join(" ", command) + " ended with exit code "
                            + run.exitCode().getAsInt() + ":\n" + run.end(TOLD_LINES),
                    advice(composeFile, log, run.output())));
        }
        return run.output();
    }

    private String advice(Path composeFile, Path log, String output) {
        if (output.contains("already in use") || output.contains("already allocated")) {
            return "A port is taken by another program: stop it, or move the port by its variable,"
                    + " for example REGISTRY_PORT=5001";
        }
        if (output.contains("no space left on device")) {
            return "Make room where the engine keeps its images: " + engine + " system df shows what takes it";
        }
        if (output.matches("(?s).*(pull access denied|manifest unknown|no such host|TLS handshake|i/o timeout).*")) {
            return "An image could not be fetched: check the network and the engine's proxy, then run the goal again;"
                    + " what was fetched is kept. The whole output is in " + log;
        }
        if (output.contains("unhealthy") || output.contains("exited") || output.contains("timeout waiting")) {
            return "See what it says: " + engine + " compose --file " + composeFile
                    + " logs. A slow machine may need more time: -Dpelato.dev.timeout=600";
        }
        return "The whole output is in " + log;
    }
}
