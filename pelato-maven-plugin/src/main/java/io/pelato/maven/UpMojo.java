package io.pelato.maven;

import io.pelato.dev.DevLattice;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Starts a whole lattice on this machine in containers, cloud and edge, waits until it answers, and tells what is
 * where. What runs already is left alone.
 */
@Mojo(
        name = "up",
        requiresProject = false,
        aggregator = true,
        threadSafe = true,
        configurator = CommandLineFirstConfigurator.HINT)
public final class UpMojo extends AbstractDevMojo {

    /** How long it may take until everything answers, in seconds, images not counted. */
    @Parameter(property = "pelato.dev.timeout", defaultValue = "180")
    private WholeNumber timeout;

    @Override
    void run(DevLattice lattice) {
        int seconds = (int) timeout.between(1, Limits.SECONDS, "pelato.dev.timeout", "seconds");
        lattice.up(seconds).all().forEach((part, address) -> getLog().info("  " + part + ": " + address));
    }
}
