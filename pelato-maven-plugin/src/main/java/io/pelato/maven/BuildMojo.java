package io.pelato.maven;

import io.pelato.BuildRequest;
import io.pelato.Pelato;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Compiles each task to a WebAssembly component. */
@Mojo(
        name = "build",
        defaultPhase = LifecyclePhase.PACKAGE,
        threadSafe = true,
        configurator = CommandLineFirstConfigurator.HINT)
public final class BuildMojo extends AbstractBuildMojo {

    /** Skips build, and bundle with it: there is nothing to pack then. */
    @Parameter(property = "pelato.build.skip", defaultValue = "false")
    private Switch buildSkip;

    @Inject
    BuildMojo(MavenLogins logins) {
        super(logins);
    }

    @Override
    Switch ownSkip() {
        return buildSkip;
    }

    @Override
    void begin(Pelato pelato) {
        request();
    }

    @Override
    void run(Pelato pelato) {
        pelato.build(request());
    }

    BuildRequest request() {
        return buildRequest();
    }
}
