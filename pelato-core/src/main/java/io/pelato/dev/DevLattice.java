package io.pelato.dev;

import io.pelato.problem.ProblemsException;
import java.nio.file.Path;
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
     * @throws ProblemsException if there is no engine, or something does not start
     */
    public DevAddresses up(int seconds) {
        long start = System.nanoTime();
        Path composeFile = DevFiles.writeTo(folder);
        ComposeCommand compose = ComposeCommand.find(engine, log());
        listener.starting(composeFile, log());
        compose.run(composeFile, log(), "up", "--detach", "--wait", "--wait-timeout", Integer.toString(seconds));
        listener.started((System.nanoTime() - start) / 1_000_000);
        return new DevAddresses(DevVariables.of(folder, System.getenv()));
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
        ComposeCommand.find(engine, log()).run(composeFile, log(), words);
        listener.stopped();
    }

    private Path log() {
        return folder.resolve("compose.log");
    }
}
