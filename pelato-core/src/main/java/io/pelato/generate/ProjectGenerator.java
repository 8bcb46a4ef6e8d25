package io.pelato.generate;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.template.TaskForm;
import io.pelato.template.TaskType;
import io.pelato.workflow.Task;
import io.pelato.workflow.Workflow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes the project of each component of a workflow, and nothing that is already there. */
public final class ProjectGenerator {

    /** The name of the user's Go file in a project: always the same, so that equal code makes equal projects. */
    public static final String TASK_FILE = "task.go";

    private final Path output;
    private final Path base;
    private final Map<Rendering, SortedMap<String, byte[]>> rendered = new HashMap<>();

    /**
     * A generator that writes below a folder.
     *
     * @param output the folder of the generated projects, one folder a component; what is not of the workflow is removed
     * @param base the folder that messages name the user's files from
     */
    public ProjectGenerator(Path output, Path base) {
        this.output = output;
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
            List<ComponentProject> projects = new ArrayList<>();
            for (Task task : workflow.tasks()) {
                projects.add(generate(task));
            }
            return List.copyOf(projects);
        } catch (IOException e) {
            throw new ProblemsException(
                    Problem.of(
                            "Cannot write the generated code: " + e,
                            "Check that " + output + " can be written and that the disk has room"),
                    e);
        }
    }

    private ComponentProject generate(Task task) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>(template(new Rendering(task.type(), task.form())));
        files.put(TASK_FILE, Files.readAllBytes(task.code()));
        Path directory = output.resolve(task.componentName());
        ProjectFolder.write(directory, files);
        return new ComponentProject(
                task.componentName(),
                task.version(),
                task.type().world(),
                directory,
                shown(task.code()),
                ProjectDigest.of(task.type().world(), files));
    }

    private SortedMap<String, byte[]> template(Rendering rendering) throws IOException {
        SortedMap<String, byte[]> known = rendered.get(rendering);
        if (known == null) {
            known = TemplateFiles.render(rendering.type(), rendering.form());
            rendered.put(rendering, known);
        }
        return known;
    }

    private Path shown(Path code) {
        Path absolute = code.toAbsolutePath().normalize();
        Path root = base.toAbsolutePath().normalize();
        return absolute.startsWith(root) ? root.relativize(absolute) : absolute;
    }

    private record Rendering(TaskType type, TaskForm form) {}
}
