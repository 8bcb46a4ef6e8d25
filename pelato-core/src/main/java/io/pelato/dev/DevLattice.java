package io.pelato.dev;

import io.pelato.problem.FileFault;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A lattice on this machine: cloud and edge, WADM, a registry and PostgreSQL, each in a container. */
public final class DevLattice {

    private final Path folder;
    private final Optional<String> engine;
    private final DevListener listener;

    /**
     * Nothing happens yet.
     *
     * @param folder where the compose file and the log are kept
     * @param engine the container engine's command; absent: the first of docker and podman that has compose
     * @param listener is told what happens
     */
    public DevLattice(Path folder, Optional<String> engine, DevListener listener) {
        this.folder = folder;
        this.engine = engine;
        this.listener = listener;
    }

    /**
     * Starts what does not run and waits until all of it answers.
     *
     * @param seconds how long that may take, images not counted
     * @return where everything is
     * @throws ProblemsException if there is no engine, a port is taken, or something does not start
     */
    public DevAddresses up(int seconds) {
        long start = System.nanoTime();
        if (seconds < 1) {
            throw new ProblemsException(Problem.of(
                    "pelato.dev.timeout is " + seconds + ", which leaves no time to start anything",
                    "Use a number of seconds from 1 on; 180 is the usual"));
        }
        Path composeFile = DevFiles.writeTo(folder);
        Map<String, String> variables = DevVariables.of(folder, System.getenv());
        DevPorts ports = DevPorts.of(variables);
        ComposeCommand compose = new ComposeFinder(log(), listener).find(engine);
        if (runsHere(variables)
                && compose.run(composeFile, log(), "ps", "--quiet").isBlank()) {
            ports.expectFree();
        }
        listener.starting(composeFile, log());
        remember(compose.engine());
        compose.run(composeFile, log(), "up", "--detach", "--wait", "--wait-timeout", Integer.toString(seconds));
        listener.started((System.nanoTime() - start) / 1_000_000);
        return new DevAddresses(variables);
    }

    /** Whether the engine publishes ports on this machine, not on one that DOCKER_HOST names. */
    private static boolean runsHere(Map<String, String> variables) {
        String host = variables.getOrDefault("DOCKER_HOST", "");
        return host.isEmpty() || host.startsWith("unix:");
    }

    /**
     * Stops everything; what is stored stays.
     *
     * @throws ProblemsException if there is no engine, or it cannot stop something
     */
    public void down() {
        stop("down");
    }

    /**
     * Stops everything and forgets what is stored: deployed workflows, images, tables.
     *
     * @throws ProblemsException if there is no engine, or it cannot stop something
     */
    public void forget() {
        stop("down", "--volumes");
    }

    private void stop(String... words) {
        Path composeFile = DevFiles.writeTo(folder);
        new ComposeFinder(log(), listener).find(engine.or(this::startedWith)).run(composeFile, log(), words);
        listener.stopped();
    }

    /** Another engine than the one that started the lattice would find nothing and say that it is stopped. */
    private Optional<String> startedWith() {
        try {
            return Files.exists(engineFile())
                    ? Optional.of(Files.readString(engineFile(), StandardCharsets.UTF_8)
                            .strip())
                    : Optional.empty();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private void remember(String command) {
        try {
            Files.writeString(engineFile(), command + "\n");
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private ProblemsException unusable(IOException e) {
        return new ProblemsException(
                Problem.of(
                        engineFile() + " cannot be read or written: " + FileFault.words(e),
                        "Check its permissions, or choose another folder by pelato.cache"),
                e);
    }

    private Path engineFile() {
        return folder.resolve("engine");
    }

    private Path log() {
        return folder.resolve("compose.log");
    }
}
