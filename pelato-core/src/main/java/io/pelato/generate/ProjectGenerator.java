package io.pelato.generate;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.template.TaskForm;
import io.pelato.template.TaskType;
import io.pelato.workflow.Task;
import io.pelato.workflow.Workflow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the project of each component of a workflow, and nothing that is already there. */
public final class ProjectGenerator {

    /** The name of the user's Go file in a project: always the same, so that equal code makes equal projects. */
    public static final String TASK_FILE = "task.go";

    private final Path output;
    private final Path base;
    private final Path common;

    /**
     * A generator that writes below a folder.
     *
     * @param output the folder of the generated projects, one folder a component; what is not of the workflow is removed.
     *     Its sibling {@code common} gets what projects have in common
     * @param base the folder that messages name the user's files from
     */
    public ProjectGenerator(Path output, Path base) {
        this.output = output;
        this.common = output.resolveSibling("common");
        this.base = base;
    }

    /**
     * Generates all projects.
     *
     * @return the projects in the order of the tasks
     * @throws ProblemsException when a template cannot be rendered or a file cannot be written
     */
    public List<ComponentProject> generate(Workflow workflow) {
        try {
            Files.createDirectories(output);
            Set<String> names =
                    workflow.tasks().stream().map(Task::componentName).collect(Collectors.toSet());
            ProjectFolder.removeOthers(output, names);
            Map<Rendering, RenderedTemplate> templates = new HashMap<>();
            for (Task task : workflow.tasks()) {
                var rendering = new Rendering(task.type(), task.form());
                if (!templates.containsKey(rendering)) {
                    templates.put(rendering, RenderedTemplate.write(task.type(), task.form(), common));
                }
            }
            return workflow.tasks().parallelStream()
                    .map(task -> generate(task, templates.get(new Rendering(task.type(), task.form()))))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new ProblemsException(
                    Problem.of(
                            "Cannot write the generated code: " + e,
                            "Check that " + output + " can be written and that the disk has room"),
                    e);
        }
    }

    private ComponentProject generate(Task task, RenderedTemplate template) {
        Path directory = output.resolve(task.componentName());
        try {
            byte[] code = Files.readAllBytes(task.code());
            ProjectFolder.write(directory, template, TASK_FILE, code);
            return new ComponentProject(
                    task.componentName(),
                    task.version(),
                    task.type().world(),
                    directory,
                    shown(task.code()),
                    task.optimization(),
                    ProjectDigest.of(task.type().world(), template.digest(), code));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path shown(Path code) {
        Path absolute = code.toAbsolutePath().normalize();
        Path root = base.toAbsolutePath().normalize();
        return absolute.startsWith(root) ? root.relativize(absolute) : absolute;
    }

    private record Rendering(TaskType type, TaskForm form) {}
}
