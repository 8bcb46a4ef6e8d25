package io.pelato.maven;

import io.pelato.Pelato;
import io.pelato.workflow.Task;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Checks workflow.yaml and the tasks' Go files, and tells every fault with its line and column. */
@Mojo(
        name = "validate",
        defaultPhase = LifecyclePhase.VALIDATE,
        threadSafe = true,
        configurator = CommandLineFirstConfigurator.HINT)
public final class ValidateMojo extends AbstractPelatoMojo {

    @Override
    void run(Pelato pelato) {
        for (Task task : pelato.validate(project()).tasks()) {
            getLog().info(task.componentName() + " " + task.version() + ": "
                    + task.type().name() + " on " + String.join(", ", task.targets()) + " (" + task.name() + ")");
        }
    }
}
