package io.pelato.maven;

import io.pelato.generate.ComponentProject;
import io.pelato.generate.ProjectGenerator;
import io.pelato.workflow.Workflow;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Writes the Go project of each component from the template of its task type. */
@Mojo(
        name = "generate",
        defaultPhase = LifecyclePhase.GENERATE_SOURCES,
        threadSafe = true,
        configurator = CommandLineFirstConfigurator.HINT)
public final class GenerateMojo extends AbstractPelatoMojo {

    @Override
    void run() {
        Workflow workflow = readWorkflow();
        List<ComponentProject> projects = new ProjectGenerator(output("generated"), directory()).generate(workflow);
        getLog().info("Generated " + projects.size() + (projects.size() == 1 ? " project" : " projects") + " in "
                + directory().relativize(output("generated")));
    }
}
