package io.pelato.maven;

import io.pelato.Pelato;
import io.pelato.workflow.Target;
import io.pelato.workflow.Task;
import io.pelato.workflow.Workflow;
import java.util.stream.Collectors;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Checks workflow.yaml and the tasks' Go files, and tells every fault and warning with its line and column. */
@Mojo(
        name = "validate",
        defaultPhase = LifecyclePhase.VALIDATE,
        threadSafe = true,
        configurator = CommandLineFirstConfigurator.HINT)
public final class ValidateMojo extends AbstractPelatoMojo {

    /** Skips this goal alone. */
    @Parameter(property = "pelato.validate.skip", defaultValue = "false")
    private Switch validateSkip;

    @Override
    Switch ownSkip() {
        return validateSkip;
    }

    @Override
    void run(Pelato pelato) {
        Workflow workflow = pelato.validate(project());
        workflow.warnings().forEach(warning -> getLog().warn(warning.toString()));
        for (Task task : workflow.tasks()) {
            getLog().info(task.componentName() + " " + task.version() + ": "
                    + task.type().name() + " on "
                    + task.targets().stream().map(Target::toString).collect(Collectors.joining(", ")) + " ("
                    + task.name() + ")");
        }
    }
}
