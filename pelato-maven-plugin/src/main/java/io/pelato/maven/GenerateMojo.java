package io.pelato.maven;

import io.pelato.Pelato;
import io.pelato.Project;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Writes the Go project of each component from the template of its task type. */
@Mojo(
        name = "generate",
        defaultPhase = LifecyclePhase.GENERATE_SOURCES,
        threadSafe = true,
        configurator = CommandLineFirstConfigurator.HINT)
public final class GenerateMojo extends AbstractPelatoMojo {

    /** Skips this goal alone. */
    @Parameter(property = "pelato.generate.skip", defaultValue = "false")
    private Switch generateSkip;

    @Override
    Switch ownSkip() {
        return generateSkip;
    }

    @Override
    void run(Pelato pelato) {
        Project project = project();
        int count = pelato.generate(project).size();
        getLog().info("Generated " + count + (count == 1 ? " project" : " projects") + " in "
                + directory().relativize(project.output().resolve("generated")));
    }
}
