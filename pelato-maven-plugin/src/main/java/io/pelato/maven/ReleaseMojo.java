package io.pelato.maven;

import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Deploys the release that {@code pelato.bundle} names, as {@code deploy} does, in any folder: it takes no pom.xml, compiler
 * or code.
 */
@Mojo(name = "release", requiresProject = false, threadSafe = true, configurator = CommandLineFirstConfigurator.HINT)
public final class ReleaseMojo extends DeployMojo {

    /** Skips this goal alone. */
    @Parameter(property = "pelato.release.skip", defaultValue = "false")
    private Switch releaseSkip;

    @Inject
    ReleaseMojo(MavenLogins logins) {
        super(logins);
    }

    @Override
    Switch ownSkip() {
        return releaseSkip;
    }
}
