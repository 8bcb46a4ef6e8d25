package io.pelato.generate;

import io.pelato.module.ModuleCache;
import io.pelato.module.TaskModule;
import io.pelato.problem.Checks;
import io.pelato.problem.FileFault;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.problem.UserFile;
import io.pelato.template.TaskForm;
import io.pelato.template.TaskType;
import io.pelato.workflow.Task;
import io.pelato.workflow.Workflow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
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

    /** The folder of a project with the packages of the user's own module that its code imports. */
    public static final String SHARED = "shared";

    /** The folder of a project with the packages of other modules, each module in a folder {@code path@version}. */
    public static final String MODULES = "modules";

    private final Path output;
    private final Path base;
    private final ModuleCache modules;
    private final Path common;

    /**
     * A generator that writes below a folder.
     *
     * @param output the folder of the generated projects, one folder a component; what is not of the workflow is removed.
     *     Its sibling {@code common} gets what projects have in common
     * @param base the folder that messages name the user's files from
     * @param modules the code of modules that tasks may import
     */
    public ProjectGenerator(Path output, Path base, ModuleCache modules) {
        this.output = output;
        this.common = output.resolveSibling("common");
        this.base = base;
        this.modules = modules;
    }

    /**
     * Generates all projects.
     *
     * @return the projects in the order of the tasks
     * @throws ProblemsException when a template cannot be rendered, a package that is imported is not there, or a file
     *     cannot be written
     */
    public List<ComponentProject> generate(Workflow workflow) {
        try {
            Map<Rendering, RenderedTemplate> templates = templates(workflow);
            Map<Task, SortedMap<String, byte[]>> code = code(workflow, templates);
            Map<Rendering, SharedFiles> shared = share(templates);
            List<Generated> all = code.entrySet().stream()
                    .map(task -> generated(
                            project(workflow, task.getKey(), templates, task.getValue()),
                            task.getValue(),
                            shared.get(Rendering.of(task.getKey()))))
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

    private static Generated generated(ComponentProject project, SortedMap<String, byte[]> code, SharedFiles shared) {
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
        return code(workflow, templates).entrySet().stream()
                .map(task -> project(workflow, task.getKey(), templates, task.getValue()))
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

    private Map<Task, SortedMap<String, byte[]>> code(Workflow workflow, Map<Rendering, RenderedTemplate> templates) {
        var files = new TaskFiles(workflow.module(), modules, this::shown);
        Map<Task, SortedMap<String, byte[]>> code = new LinkedHashMap<>();
        var checks = new Checks();
        for (Task task : workflow.tasks()) {
            checks.get(() -> files.of(task, templates.get(Rendering.of(task)))).ifPresent(read -> code.put(task, read));
        }
        checks.end();
        return code;
    }

    private ComponentProject project(
            Workflow workflow, Task task, Map<Rendering, RenderedTemplate> templates, SortedMap<String, byte[]> code) {
        return new ComponentProject(
                task.componentName(),
                task.version(),
                task.type().world(),
                output.resolve(task.componentName()),
                shown(task.code()),
                workflow.module().map(TaskModule::shown),
                task.optimization(),
                ProjectDigest.of(
                        task.type().world(), templates.get(Rendering.of(task)).digest(), code));
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
        return UserFile.shown(base, code);
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
