package io.pelato.workflow;

import io.pelato.module.TaskModule;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds a task's Go code, a file or a folder, and checks what can be checked without compiling it. */
final class TaskCode {

    private static final String FUNCTION = "exec_task";

    private final WorkflowSettings settings;
    private final Optional<TaskModule> module;
    private final Faults faults;

    TaskCode(WorkflowSettings settings, Optional<TaskModule> module, Faults faults) {
        this.settings = settings;
        this.module = module;
        this.faults = faults;
    }

    /** The file or folder and the form of its function; empty where a fault was noted. */
    Optional<Checked> check(String name, Location at, List<TaskForm> forms) {
        Path folder = settings.tasks().normalize();
        return code(folder, name, at).flatMap(code -> check(code, at, forms));
    }

    private Optional<Path> code(Path folder, String name, Location at) {
        try {
            Path code = folder.resolve(name).normalize();
            boolean inside = code.startsWith(folder);
            if (inside && Files.isDirectory(code) && !name.endsWith(".go")) {
                return Optional.of(code);
            }
            if (!inside || !name.endsWith(".go")) {
                faults.add(
                        at,
                        "\"" + name + "\" is no Go file in " + settings.shown(folder),
                        "Write a name such as read.go");
            } else if (Files.isDirectory(code)) {
                faults.add(at, settings.shown(code) + " is a folder", "Name a Go file");
            } else if (!Files.isRegularFile(code)) {
                faults.add(at, "there is no file " + settings.shown(code), otherFiles(folder, name));
            } else {
                return Optional.of(code);
            }
        } catch (InvalidPathException e) {
            faults.add(
                    at,
                    "\"" + name.replace('\0', ' ') + "\" cannot be the name of a file here",
                    "Rename the file to plain letters, or run Maven where names are UTF-8, such as with LC_ALL=C.UTF-8");
        }
        return Optional.empty();
    }

    private Optional<Checked> check(Path code, Location at, List<TaskForm> forms) {
        List<GoSource> sources = new ArrayList<>();
        List<Path> files = files(code, at);
        for (Path file : files) {
            source(file, at).ifPresent(source -> {
                check(source, file);
                sources.add(source);
            });
        }
        if (files.isEmpty() || sources.size() < files.size()) {
            return Optional.empty();
        }
        module.ifPresent(tasks -> new SharedPackages(tasks, settings, faults).checkAll(sources));
        List<GoSource.Function> functions = sources.stream()
                .flatMap(source -> source.function(FUNCTION).stream())
                .toList();
        if (functions.isEmpty()) {
            boolean one = files.get(0).equals(code);
            faults.add(
                    one ? new Location(settings.shown(code), 1, 1) : at,
                    "there is no function exec_task in " + (one ? "this file" : settings.shown(code)),
                    "Add " + choices(forms));
            return Optional.empty();
        }
        functions
                .subList(1, functions.size())
                .forEach(other -> faults.add(
                        other.location(),
                        "exec_task stands here a second time, first in "
                                + functions.get(0).location().file(),
                        "Keep one of them: the files of a folder are one package"));
        return form(functions.get(0), forms).map(form -> new Checked(code, form));
    }

    private List<Path> files(Path code, Location at) {
        try {
            List<Path> files = GoPackage.files(code);
            if (files.isEmpty()) {
                faults.add(at, settings.shown(code) + " holds no Go file", "Put the task's code there");
            }
            return files;
        } catch (IOException e) {
            FileFault fault = FileFault.of(e);
            faults.add(at, "cannot read " + settings.shown(code) + ": " + fault.reason(), fault.advice());
            return List.of();
        }
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

    private void check(GoSource source, Path file) {
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
        source.taken()
                .forEach(name -> faults.add(
                        name.location(),
                        "\"" + name.name() + "\" is a name of the code that is put around a task",
                        "Choose another: `main` and names that begin with `pelato_` are taken"));
        new GoImports(source, module, faults).check();
        new GoHazards(source, faults).check();
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

    /** A file or folder that can be compiled as far as can be seen, and the form of its function. */
    record Checked(Path file, TaskForm form) {}
}
