package io.pelato.generate;

import io.pelato.module.ModuleCache;
import io.pelato.module.TaskModule;
import io.pelato.problem.FileFault;
import io.pelato.workflow.GoPackage;
import io.pelato.workflow.ImportedPackages;
import io.pelato.workflow.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Reads what of a project is not its template's: the task's own code, and the packages that it imports. */
final class TaskFiles {

    private final Optional<TaskModule> module;
    private final Optional<ImportedPackages> packages;
    private final UnaryOperator<Path> shown;

    /**
     * The files of tasks.
     *
     * @param module the module that the tasks are, if they are one
     * @param cache the code of the modules that it requires
     * @param shown names a file as messages do
     */
    TaskFiles(Optional<TaskModule> module, ModuleCache cache, UnaryOperator<Path> shown) {
        this.module = module;
        this.packages = module.map(tasks -> new ImportedPackages(tasks, cache, shown));
        this.shown = shown;
    }

    /** The files of a task by their names in the project. */
    SortedMap<String, byte[]> of(Task task, RenderedTemplate template) {
        SortedMap<String, byte[]> files = code(task.code());
        byte[] goMod = template.files().getOrDefault("go.mod", new byte[0]);
        module.ifPresent(tasks -> files.putAll(new ModuleFiles(tasks, goMod)
                .of(task.code(), packages.orElseThrow().of(task.code()))));
        return files;
    }

    // A hyphen, because Go reads what follows an underscore in a name as a system to compile for.
    private SortedMap<String, byte[]> code(Path code) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try {
            boolean several = Files.isDirectory(code);
            for (Path file : GoPackage.files(code)) {
                String name = several ? ProjectGenerator.TASK_FILES + file.getFileName() : ProjectGenerator.TASK_FILE;
                files.put(name, Files.readAllBytes(file));
            }
            return files;
        } catch (IOException e) {
            throw FileFault.reading(shown.apply(code), e);
        }
    }
}
