package io.pelato.workflow;

import io.pelato.problem.FileFault;
import io.pelato.problem.Location;
import io.pelato.problem.ProblemsException;
import io.pelato.template.NearestName;
import io.pelato.template.TaskForm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds a task's Go file and checks what can be checked without compiling it. */
final class TaskCode {

    private static final String FUNCTION = "exec_task";

    private final WorkflowSettings settings;
    private final Faults faults;

    TaskCode(WorkflowSettings settings, Faults faults) {
        this.settings = settings;
        this.faults = faults;
    }

    /** The file and the form of its function; empty where a fault was noted. */
    Optional<Checked> check(String name, Location at, List<TaskForm> forms) {
        Path folder = settings.tasks().normalize();
        Optional<Path> file = file(folder, name, at);
        return file.flatMap(found -> source(found, at)).flatMap(source -> check(source, file.get(), forms));
    }

    private Optional<Path> file(Path folder, String name, Location at) {
        try {
            Path file = folder.resolve(name).normalize();
            if (!file.startsWith(folder) || !name.endsWith(".go")) {
                faults.add(
                        at,
                        "\"" + name + "\" is no Go file in " + settings.shown(folder),
                        "Write a name such as read.go");
            } else if (Files.isDirectory(file)) {
                faults.add(at, settings.shown(file) + " is a folder", "Name a Go file");
            } else if (!Files.isRegularFile(file)) {
                faults.add(at, "there is no file " + settings.shown(file), otherFiles(folder, name));
            } else {
                return Optional.of(file);
            }
        } catch (InvalidPathException e) {
            faults.add(
                    at,
                    "\"" + name.replace('\0', ' ') + "\" cannot be the name of a file here",
                    "Rename the file to plain letters, or run Maven where names are UTF-8, such as with LC_ALL=C.UTF-8");
        }
        return Optional.empty();
    }

    private Optional<GoSource> source(Path file, Location at) {
        try {
            return Optional.of(GoSource.read(file, settings.shown(file)));
        } catch (IOException e) {
            FileFault fault = FileFault.of(e);
            faults.add(at, "cannot read " + settings.shown(file) + ": " + fault.reason(), fault.advice());
        } catch (ProblemsException e) {
            e.problems().forEach(faults::addLocated);
        }
        return Optional.empty();
    }

    private Optional<Checked> check(GoSource source, Path file, List<TaskForm> forms) {
        var start = new Location(settings.shown(file), 1, 1);
        Optional<GoSource.Named> packageName = source.packageName();
        if (packageName.isEmpty() || !packageName.get().name().equals("main")) {
            faults.add(
                    packageName.map(GoSource.Named::location).orElse(start),
                    "a task's file must be in package main"
                            + packageName
                                    .map(found -> ", found " + found.name())
                                    .orElse(""),
                    "Start it with `package main`");
        }
        source.function("main")
                .ifPresent(main -> faults.add(
                        main.location(),
                        "a task's file must not have a main function",
                        "Pelato adds its own: remove it"));
        new GoImports(source, faults).check();
        new GoHazards(source, faults).check();
        Optional<GoSource.Function> function = source.function(FUNCTION);
        if (function.isEmpty()) {
            faults.add(start, "there is no function exec_task in this file", "Add " + choices(forms));
            return Optional.empty();
        }
        return form(function.get(), forms).map(form -> new Checked(file, form));
    }

    private Optional<TaskForm> form(GoSource.Function function, List<TaskForm> forms) {
        Optional<TaskForm> form = TaskForm.of(function.parameters(), function.results())
                .filter(known -> function.generics() == GoSource.Generics.NONE);
        if (forms.isEmpty() || form.filter(forms::contains).isPresent()) {
            return form;
        }
        faults.add(
                function.location(),
                "exec_task has the wrong signature: `" + function.text() + "`",
                "This task's type calls " + choices(forms));
        return Optional.empty();
    }

    private static String choices(List<TaskForm> forms) {
        return (forms.isEmpty() ? Stream.of(TaskForm.STRING) : forms.stream())
                .map(form -> "`" + form.signature() + "`")
                .collect(Collectors.joining(" or "));
    }

    private String otherFiles(Path folder, String name) {
        if (!Files.isDirectory(folder)) {
            return "Create the folder " + settings.shown(folder) + " and put the task's code there";
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.map(file -> String.valueOf(file.getFileName()))
                    .filter(file -> file.endsWith(".go"))
                    .sorted()
                    .toList();
            return names.isEmpty() ? "The folder holds no Go file yet: create it" : NearestName.advice(name, names);
        } catch (IOException | UncheckedIOException e) {
            // What else is there is advice only; that this file is not stays true.
            return "Check that you may read " + settings.shown(folder);
        }
    }

    /** A file that can be compiled as far as can be seen, and the form of its function. */
    record Checked(Path file, TaskForm form) {}
}
