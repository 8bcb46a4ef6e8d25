package io.pelato.example;

import io.pelato.problem.Checks;
import io.pelato.problem.FileFault;
import io.pelato.problem.FolderWalk;
import io.pelato.problem.Location;
import io.pelato.problem.Problem;
import io.pelato.problem.UserFile;
import io.pelato.template.NearestName;
import io.pelato.workflow.Task;
import io.pelato.workflow.Workflow;
import io.pelato.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The files with examples: beside a task's code, and named as it. Those of {@code tasks/mean.go} and those of the folder
 * {@code tasks/mean} are {@code tasks/mean.examples.yaml}.
 *
 * @param directory the project's folder, which paths in messages are relative to
 * @param tasks the folder of the tasks' code
 */
public record ExampleFiles(Path directory, Path tasks) {

    private static final String SUFFIX = ".examples.yaml";
    private static final String GO = ".go";

    /**
     * The examples of all tasks that have some, in the workflow's order. Tasks with the same code have the same examples.
     *
     * @throws io.pelato.problem.ProblemsException with every fault of every file, and each file that belongs to no task
     */
    public List<TaskExamples> read(Workflow workflow) {
        Set<Path> unread = present();
        var checks = new Checks();
        List<TaskExamples> all = new ArrayList<>();
        for (Task task : workflow.tasks()) {
            Path file = of(task);
            unread.remove(file);
            if (Files.exists(file)) {
                checks.get(() -> read(task, file))
                        .filter(examples -> !examples.isEmpty())
                        .ifPresent(examples -> all.add(new TaskExamples(task, examples)));
            }
        }
        Set<String> expected = workflow.tasks().stream()
                .map(task -> shown(of(task)).toString())
                .collect(Collectors.toCollection(TreeSet::new));
        unread.forEach(file -> checks.add(Problem.at(
                new Location(shown(file), 1, 1),
                "these are examples of no task",
                "Name the file as the code that a task has. "
                        + NearestName.advice(shown(file).toString(), expected))));
        checks.end();
        return List.copyOf(all);
    }

    private List<Example> read(Task task, Path file) {
        return new ExampleReader(task).read(YamlReader.readList(file, shown(file)));
    }

    private static Path of(Task task) {
        String name = String.valueOf(task.code().getFileName());
        return task.code()
                .resolveSibling((name.endsWith(GO) ? name.substring(0, name.length() - GO.length()) : name) + SUFFIX);
    }

    private Set<Path> present() {
        if (!Files.isDirectory(tasks)) {
            return new TreeSet<>();
        }
        try {
            return FolderWalk.of(tasks.normalize()).stream()
                    .filter(file -> file.toString().endsWith(SUFFIX))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw FileFault.reading(shown(FileFault.place(e, tasks)), e);
        }
    }

    private Path shown(Path file) {
        return UserFile.shown(directory, file);
    }
}
