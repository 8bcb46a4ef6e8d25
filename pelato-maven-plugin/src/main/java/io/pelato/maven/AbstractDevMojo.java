package io.pelato.maven;

import io.pelato.dev.DevLattice;
import io.pelato.dev.DevListener;
import io.pelato.problem.ProblemsException;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals share that start and stop a lattice on this machine. */
abstract class AbstractDevMojo extends AbstractMojo implements DevListener {

    /** The container engine's command; by default the first of docker and podman that has compose. */
    @Parameter(property = "pelato.dev.engine")
    private String engine;

    /** The folder for what outlives a build; the lattice's files are in {@code dev} below it. */
    @Parameter(property = "pelato.cache", defaultValue = "${user.home}/.cache/pelato")
    private File cache;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    /** Does the goal's work; any {@link ProblemsException} is told by this class. */
    abstract void run(DevLattice lattice);

    @Override
    public final void execute() throws MojoFailureException {
        try {
            UnknownProperties.warn(getLog(), session, execution);
            run(new DevLattice(cache.toPath().resolve("dev"), Optional.ofNullable(engine), this));
        } catch (ProblemsException e) {
            throw new Failure(getLog()).of(e);
        }
    }

    @Override
    public void passedOver(String reason, String taken) {
        getLog().warn(reason + ". " + taken + " is used");
    }

    @Override
    public void starting(Path composeFile, Path log) {
        getLog().info("Starting the lattice of " + composeFile + " (the first time, images are fetched; log: " + log
                + ")");
    }

    @Override
    public void started(long milliseconds) {
        getLog().info("Everything answers after " + AbstractPelatoMojo.seconds(milliseconds));
    }

    @Override
    public void stopped() {
        getLog().info("Stopped");
    }
}
