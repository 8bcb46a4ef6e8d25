package io.pelato.maven;

import io.pelato.build.WasmComponent;
import io.pelato.build.WasmComponents;
import io.pelato.generate.ComponentProject;
import io.pelato.generate.ProjectGenerator;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.workflow.Workflow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes sure that what was built is what the workflow says now, so that no stale component leaves the machine. */
final class BuiltComponents {

    private final List<ComponentProject> projects;

    BuiltComponents(Workflow workflow, Path generated, Path directory) {
        this.projects = new ProjectGenerator(generated, directory).generate(workflow);
    }

    /**
     * The built components of the workflow, in its order.
     *
     * @throws ProblemsException naming every task that was not built, or changed since
     */
    List<WasmComponent> checked(WasmComponents built) {
        List<WasmComponent> components = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (ComponentProject project : projects) {
            Optional<WasmComponent> component = built.of(project.componentName());
            if (component.isEmpty()) {
                problems.add(
                        Problem.of(project.componentName() + " has not been built yet", "Run `mvn package` first"));
            } else if (!component.get().source().equals(project.digest())
                    || !component.get().version().equals(project.version())) {
                problems.add(Problem.of(
                        project.componentName() + " has changed since it was built", "Run `mvn package` again"));
            } else {
                components.add(component.get());
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
        return components;
    }
}
