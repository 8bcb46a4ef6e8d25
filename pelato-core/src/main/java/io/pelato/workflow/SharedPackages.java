package io.pelato.workflow;

import io.pelato.module.TaskModule;
import io.pelato.problem.FileFault;
import io.pelato.problem.Location;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks the packages that a task imports from the folders beside it, as the task's own files are checked. */
final class SharedPackages {

    private final TaskModule module;
    private final WorkflowSettings settings;
    private final Faults faults;
    private final Set<String> checked = new HashSet<>();

    SharedPackages(TaskModule module, WorkflowSettings settings, Faults faults) {
        this.module = module;
        this.settings = settings;
        this.faults = faults;
    }

    /** Checks what files import, and what that imports. */
    void checkAll(List<GoSource> sources) {
        sources.stream()
                .flatMap(source -> source.imports().stream())
                .filter(path -> module.isOwn(path.name())
                        && module.providers(path.name()).isEmpty())
                .filter(path -> checked.add(path.name()))
                .forEach(this::check);
    }

    private void check(GoSource.Named path) {
        Path folder = module.folderOf(path.name());
        sources(folder, path.location()).ifPresent(sources -> check(path, folder, sources));
    }

    private void check(GoSource.Named path, Path folder, List<GoSource> sources) {
        if (sources.isEmpty()) {
            faults.addLocated(missing(path.name(), path.location(), settings.shown(folder)));
        } else if (sources.get(0)
                .packageName()
                .filter(name -> name.name().equals("main"))
                .isPresent()) {
            faults.add(
                    path.location(),
                    "\"" + path.name() + "\" is package main, which nothing can import",
                    "Put what both need into a folder of its own beside the tasks', with a package of its own name");
        } else {
            sources.forEach(source -> {
                new GoImports(source, Optional.of(module), faults).check();
                new GoHazards(source, faults).check();
            });
            checkAll(sources);
        }
    }

    private Optional<List<GoSource>> sources(Path folder, Location at) {
        try {
            return Optional.of(CompiledPackage.in(folder, settings::shown).sources());
        } catch (IOException e) {
            FileFault fault = FileFault.of(e);
            Path place = settings.shown(FileFault.place(e, folder));
            faults.add(at, "cannot read " + place + ": " + fault.reason(), fault.advice());
        } catch (ProblemsException e) {
            e.problems().forEach(faults::addLocated);
        }
        return Optional.empty();
    }

    /** What to say of a package that is not there. */
    static Problem missing(String name, Location at, Path folder) {
        return Problem.at(
                at,
                "there is no package \"" + name + "\": " + folder + " holds no Go file of one",
                "Mend the path, or put the package there");
    }
}
