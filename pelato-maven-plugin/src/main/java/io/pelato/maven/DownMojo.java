package io.pelato.maven;

import io.pelato.dev.DevLattice;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Stops the lattice that the goal up started. */
@Mojo(
        name = "down",
        requiresProject = false,
        aggregator = true,
        threadSafe = true,
        configurator = CommandLineFirstConfigurator.HINT)
public final class DownMojo extends AbstractDevMojo {

    /** Whether what is stored goes too: deployed workflows, pushed images, tables. */
    @Parameter(property = "pelato.dev.forget", defaultValue = "false")
    private Switch forget;

    @Override
    void run(DevLattice lattice) {
        if (forget.isOn("pelato.dev.forget")) {
            lattice.forget();
        } else {
            lattice.down();
        }
    }
}
