package io.pelato.dev;

import io.pelato.machine.ProgramRun;
import io.pelato.machine.Programs;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds a container engine that runs and has compose, or says of each what is in the way. */
final class ComposeFinder {

    private static final List<String> USUAL = List.of("docker", "podman");
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final int MAJOR = 2;
    private static final int MINOR = 20;
    private static final Pattern VERSION = Pattern.compile("\\bv?(\\d+)\\.(\\d+)\\.\\d+");

    private final Path log;
    private final DevListener listener;

    ComposeFinder(Path log, DevListener listener) {
        this.log = log;
        this.listener = listener;
    }

    /**
     * Finds an engine that has compose.
     *
     * @param engine the engine's command; absent: the first of docker and podman that has compose and runs
     * @throws ProblemsException if there is none, with a problem for each engine that is installed
     */
    ComposeCommand find(Optional<String> engine) {
        List<String> engines = engine.map(List::of).orElse(USUAL);
        List<Problem> problems = new ArrayList<>();
        for (String candidate : engines) {
            if (isInstalled(candidate)) {
                Optional<Problem> problem = problemOf(candidate);
                if (problem.isEmpty()) {
                    problems.forEach(passed -> listener.passedOver(passed.message(), candidate));
                    return new ComposeCommand(candidate);
                }
                problems.add(problem.get());
            }
        }
        throw problems.isEmpty() ? missing(engines, engine.isPresent()) : new ProblemsException(problems);
    }

    private boolean isInstalled(String engine) {
        return !Programs.run(List.of(engine, "--version"), ANSWER, log).isMissing();
    }

    private Optional<Problem> problemOf(String engine) {
        List<String> version = List.of(engine, "compose", "version");
        ProgramRun compose = Programs.run(version, ANSWER, log);
        if (!compose.succeeded()) {
            return Optional.of(Problem.of(
                    engine + " has no compose: `" + String.join(" ", version) + "` says " + compose.said(),
                    "Install compose " + MAJOR + "." + MINOR + " or later: with Docker Engine it is the plugin"
                            + " docker-compose-plugin (docker-compose-v2 on Ubuntu), Docker Desktop has it;"
                            + " pelato.dev.engine names another engine"));
        }
        Matcher numbers = VERSION.matcher(compose.output());
        if (numbers.find() && isTooOld(numbers)) {
            return Optional.of(Problem.of(
                    "The compose of " + engine + " is version " + numbers.group() + ", and " + MAJOR + "." + MINOR
                            + " or later is needed",
                    "Update it; pelato.dev.engine names another engine"));
        }
        ProgramRun info = Programs.run(List.of(engine, "info"), ANSWER, log);
        if (info.succeeded()) {
            return Optional.empty();
        }
        if (info.output().contains("permission denied")) {
            return Optional.of(Problem.of(
                    engine + " may not be used by this user: " + info.said(),
                    "Add the user to the group that owns the socket (sudo usermod -aG docker USER) and log in anew, or"
                            + " use a rootless engine"));
        }
        return Optional.of(Problem.of(
                engine + " is installed but does not run: " + info.said(),
                "Start it (open Docker Desktop; sudo systemctl start docker; podman machine start), or name another"
                        + " engine in pelato.dev.engine"));
    }

    private static boolean isTooOld(Matcher version) {
        int major = Integer.parseInt(version.group(1));
        return major < MAJOR || (major == MAJOR && Integer.parseInt(version.group(2)) < MINOR);
    }

    private static ProblemsException missing(List<String> engines, boolean named) {
        return new ProblemsException(
                named
                        ? Problem.of(
                                "The container engine " + engines.get(0) + " of pelato.dev.engine cannot be started:"
                                        + " there is no such program",
                                "Correct the name or path, or leave it out: then docker and podman are looked for")
                        : Problem.of(
                                "A lattice on this machine needs a container engine with compose, and there is neither"
                                        + " docker nor podman",
                                "Install Docker (Desktop, or Engine with the compose plugin) or Podman with compose;"
                                        + " pelato.dev.engine names another command"));
    }
}
