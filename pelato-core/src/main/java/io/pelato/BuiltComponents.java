package io.pelato;

import io.pelato.build.WasmComponent;
import io.pelato.build.WasmComponents;
import io.pelato.generate.ComponentProject;
import io.pelato.problem.Checks;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes sure that what was built is what the workflow says now, and that its bytes are those of that build, so that no
 * stale or half made component leaves the machine.
 *
 * @param projects what the workflow says now
 * @param folder the components' files
 */
record BuiltComponents(List<ComponentProject> projects, Path folder) {

    /** Those of a project. */
    static BuiltComponents of(Reading reading) {
        return new BuiltComponents(reading.described(), reading.output().components());
    }

    /**
     * The built components of the workflow, in its order.
     *
     * @throws ProblemsException naming every task that was not built, or changed since
     */
    List<WasmComponent> checked(WasmComponents built) {
        List<WasmComponent> components = new ArrayList<>();
        var checks = new Checks();
        for (ComponentProject project : projects) {
            Optional<WasmComponent> component = built.of(project.componentName());
            if (component.isEmpty()) {
                checks.add(Problem.of(project.componentName() + " has not been built yet", "Run `mvn package` first"));
            } else if (isStale(component.get(), project)) {
                checks.add(Problem.of(
                        project.componentName() + " has changed since it was built", "Run `mvn package` again"));
            } else {
                components.add(component.get());
            }
        }
        checks.end();
        return components;
    }

    /** What was built of a project, where that is what the workflow says now. */
    Optional<WasmComponent> fresh(ComponentProject project, Optional<WasmComponents> built) {
        return built.flatMap(components -> components.of(project.componentName()))
                .filter(component -> !isStale(component, project));
    }

    private boolean isStale(WasmComponent component, ComponentProject project) {
        return !component.source().equals(project.digest())
                || !component.version().equals(project.version())
                || !component.isIn(folder);
    }
}
