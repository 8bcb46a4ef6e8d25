package io.pelato.workflow;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a workflow file leaves to the project around it.
 *
 * @param projectName the application's name where the file has no {@code project_name}
 * @param directory the project's folder, which paths in messages are relative to
 * @param tasks the folder of the tasks' Go files
 * @param targets the host-type labels that a task may name
 * @param instances how many messages a target works on at once, where a task does not say
 * @param properties the project's properties by name, for {@code ${name}} in the file
 * @param code what there is of the tasks' code
 */
public record WorkflowSettings(
        String projectName,
        Path directory,
        Path tasks,
        List<String> targets,
        int instances,
        Function<String, Optional<String>> properties,
        CodeAtHand code) {

    /** Settings of a project with its code. */
    public WorkflowSettings(
            String projectName,
            Path directory,
            Path tasks,
            List<String> targets,
            int instances,
            Function<String, Optional<String>> properties) {
        this(projectName, directory, tasks, targets, instances, properties, CodeAtHand.SOURCES);
    }

    /** Settings of a project without properties. */
    public WorkflowSettings(String projectName, Path directory, Path tasks, List<String> targets, int instances) {
        this(projectName, directory, tasks, targets, instances, name -> Optional.empty());
    }

    /** A file of the project as messages name it. */
    Path shown(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path base = directory.toAbsolutePath().normalize();
        return absolute.startsWith(base) ? base.relativize(absolute) : absolute;
    }
}
