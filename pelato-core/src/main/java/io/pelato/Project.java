package io.pelato;

import io.pelato.workflow.CodeAtHand;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A workflow's project: what is the same for every step.
 *
 * @param directory the project's folder, which paths in messages are relative to
 * @param workflow the workflow file
 * @param tasks the folder of the tasks' Go files
 * @param output the folder that gets what Pelato makes
 * @param cache the user's folder for what outlives a build
 * @param name the application's name where the workflow has no {@code project_name}
 * @param targets the host-type labels that a task may name
 * @param instances how many messages a target works on at once, where a task does not say
 * @param templates where task types of the user's own are: folders, or jars; a later one goes before an earlier one
 * @param properties what {@code ${name}} stands for in the workflow file
 * @param code what there is of the tasks' code
 */
public record Project(
        Path directory,
        Path workflow,
        Path tasks,
        Path output,
        Path cache,
        String name,
        List<String> targets,
        int instances,
        List<Path> templates,
        Map<String, String> properties,
        CodeAtHand code) {

    /** A project with its code. */
    public Project(
            Path directory,
            Path workflow,
            Path tasks,
            Path output,
            Path cache,
            String name,
            List<String> targets,
            int instances,
            List<Path> templates,
            Map<String, String> properties) {
        this(
                directory,
                workflow,
                tasks,
                output,
                cache,
                name,
                targets,
                instances,
                templates,
                properties,
                CodeAtHand.SOURCES);
    }

    /** Keeps copies. */
    public Project {
        targets = List.copyOf(targets);
        templates = List.copyOf(templates);
        properties = Map.copyOf(properties);
    }

    /** Shows no properties: they may hold secrets. */
    @Override
    public String toString() {
        return "Project[" + workflow + "]";
    }
}
