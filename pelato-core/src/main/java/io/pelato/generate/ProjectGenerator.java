package io.pelato.generate;

import io.pelato.problem.FileFault;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.template.TaskForm;
import io.pelato.template.TaskType;
import io.pelato.workflow.GoPackage;
import io.pelato.workflow.Task;
import io.pelato.workflow.Workflow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes the project of each component of a workflow, and nothing that is already there. */
public final class ProjectGenerator {

    /** The name of the user's Go file in a project: always the same, so that equal code makes equal projects. */
    public static final String TASK_FILE = "task.go";

    /** What the names of the user's files begin with where there are several; no template has such a file. */
    public static final String TASK_FILES = "task-";

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
            Map<Rendering, SharedFiles> shared = share(templates(workflow));
            List<Generated> all = workflow.tasks().stream()
                    .map(task -> generated(task, shared.get(Rendering.of(task))))
                    .toList();
            OwnedTree.write(output, all.stream().map(Generated::folder).toList());
            return all.stream().map(Generated::project).toList();
        } catch (IOException e) {
            throw unwritten(e);
        } catch (UncheckedIOException e) {
            throw unwritten(e.getCause());
        }
    }

    private Map<Rendering, SharedFiles> share(Map<Rendering, RenderedTemplate> templates) throws IOException {
        List<ProjectFolder> folders = new ArrayList<>();
        templates.forEach((rendering, template) ->
                folders.add(ProjectFolder.of(common.resolve(rendering.folder()), template.files())));
        OwnedTree.write(common, folders);
        Map<Rendering, SharedFiles> shared = new HashMap<>();
        for (Map.Entry<Rendering, RenderedTemplate> template : templates.entrySet()) {
            Path folder = common.resolve(template.getKey().folder());
            shared.put(template.getKey(), SharedFiles.in(folder, template.getValue()));
        }
        return shared;
    }

    private Generated generated(Task task, SharedFiles shared) {
        SortedMap<String, byte[]> code = read(task);
        ComponentProject project = project(task, shared.template(), code);
        SortedMap<String, byte[]> files = new TreeMap<>(shared.template().files());
        files.putAll(code);
        return new Generated(project, ProjectFolder.compiled(project.directory(), files, shared));
    }

    /**
     * Tells what {@link #generate} would make, without writing anything.
     *
     * @return the projects in the order of the tasks
     * @throws ProblemsException when a template cannot be rendered or a file cannot be read
     */
    public List<ComponentProject> describe(Workflow workflow) {
        Map<Rendering, RenderedTemplate> templates = templates(workflow);
        return workflow.tasks().stream()
                .map(task -> project(task, templates.get(Rendering.of(task)), read(task)))
                .toList();
    }

    private static Map<Rendering, RenderedTemplate> templates(Workflow workflow) {
        Map<Rendering, RenderedTemplate> templates = new LinkedHashMap<>();
        for (Task task : workflow.tasks()) {
            Rendering rendering = Rendering.of(task);
            if (!templates.containsKey(rendering)) {
                templates.put(rendering, RenderedTemplate.of(task.type(), task.form()));
            }
        }
        return templates;
    }

    private ComponentProject project(Task task, RenderedTemplate template, SortedMap<String, byte[]> code) {
        return new ComponentProject(
                task.componentName(),
                task.version(),
                task.type().world(),
                output.resolve(task.componentName()),
                shown(task.code()),
                task.optimization(),
                ProjectDigest.of(task.type().world(), template.digest(), code));
    }

    // A hyphen, because Go reads what follows an underscore in a name as a system to compile for.
    private SortedMap<String, byte[]> read(Task task) {
        SortedMap<String, byte[]> code = new TreeMap<>();
        try {
            boolean several = Files.isDirectory(task.code());
            for (Path file : GoPackage.files(task.code())) {
                code.put(several ? TASK_FILES + file.getFileName() : TASK_FILE, Files.readAllBytes(file));
            }
            return code;
        } catch (IOException e) {
            throw FileFault.reading(shown(task.code()), e);
        }
    }

    private ProblemsException unwritten(IOException failure) {
        FileFault fault = FileFault.of(failure);
        return new ProblemsException(
                Problem.of(
                        "Cannot write the generated code below " + output + ": " + fault.reason() + place(failure),
                        "Check that the folder can be written and that the disk has room"),
                failure);
    }

    private static String place(IOException failure) {
        return failure instanceof FileSystemException system && system.getFile() != null
                ? " (" + system.getFile() + ")"
                : "";
    }

    private Path shown(Path code) {
        Path absolute = code.toAbsolutePath().normalize();
        Path root = base.toAbsolutePath().normalize();
        return absolute.startsWith(root) ? root.relativize(absolute) : absolute;
    }

    /** A project, and the folder that becomes it. */
    private record Generated(ComponentProject project, ProjectFolder folder) {}

    /** What decides which files a project has beside its code. */
    private record Rendering(TaskType type, TaskForm form) {

        static Rendering of(Task task) {
            return new Rendering(task.type(), task.form());
        }

        String folder() {
            return type.name() + "-" + form.key();
        }
    }
}
