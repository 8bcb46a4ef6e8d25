package io.pelato;

import io.pelato.build.WasmComponent;
import io.pelato.build.WasmComponents;
import io.pelato.generate.ComponentProject;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.workflow.Task;
import io.pelato.workflow.Workflow;
import java.util.List;
import java.util.Optional;

/** What the components of a bundle were compiled from, as far as the steps after the compile ask. */
record BundledComponents(Workflow workflow, Output output) {

    /** One a task, in the workflow's order. */
    List<ComponentProject> projects() {
        WasmComponents components = WasmComponents.read(output.componentsFile());
        return workflow.tasks().stream().map(task -> project(task, components)).toList();
    }

    private ComponentProject project(Task task, WasmComponents components) {
        WasmComponent component = components
                .of(task.componentName())
                .orElseThrow(() -> new ProblemsException(Problem.of(
                        "The bundle holds no component " + task.componentName() + ", which its workflow names",
                        "Make the bundle anew with `mvn install` in its project")));
        return new ComponentProject(
                component.componentName(),
                component.version(),
                task.type().world(),
                output.generated().resolve(component.componentName()),
                task.code(),
                Optional.empty(),
                task.optimization(),
                component.source());
    }
}
