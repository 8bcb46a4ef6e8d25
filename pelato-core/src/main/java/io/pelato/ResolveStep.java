package io.pelato;

import io.pelato.build.ModuleFetcher;
import io.pelato.module.GoMod;
import io.pelato.module.ModuleCache;
import io.pelato.module.ModuleVersion;
import io.pelato.module.PinnedModules;
import io.pelato.module.PinnedModules.State;
import io.pelato.module.TaskModule;
import io.pelato.problem.FileFault;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.problem.UserFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Sees to it that the code of all modules that the tasks require is in the user's cache, as go.sum has it. */
final class ResolveStep {

    private final ResolveRequest request;
    private final Project project;
    private final ModuleCache cache;
    private final Listeners listeners;

    ResolveStep(ResolveRequest request, Listeners listeners) {
        this.request = request;
        this.project = request.project();
        this.cache = new ModuleCache(project.cache());
        this.listeners = listeners;
    }

    ResolvedModules resolve() {
        if (!request.required().isEmpty()) {
            refuseOffline("pelato.get asks for " + String.join(", ", request.required()));
            fetcher().require(project.tasks(), moduleName(), request.required());
        }
        return TaskModule.in(project.tasks(), this::shown)
                .map(this::resolve)
                .orElseGet(() -> new ResolvedModules(List.of(), List.of(), cache.root()));
    }

    private ResolvedModules resolve(TaskModule tasks) {
        if (!tasks.faults().isEmpty()) {
            throw new ProblemsException(tasks.faults());
        }
        var pinned = new PinnedModules(tasks, cache);
        List<GoMod.Requirement> wanted = new ArrayList<>();
        List<ModuleVersion> present = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (GoMod.Requirement requirement : tasks.mod().requirements()) {
            State state = pinned.state(requirement);
            switch (state) {
                case RIGHT -> present.add(requirement.module());
                case UNUSED -> {}
                case MISSING, CHANGED -> wanted.add(requirement);
                case UNPINNED, MISMATCHED -> problems.add(pinned.problem(requirement, state));
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
        if (!wanted.isEmpty()) {
            fetch(tasks, wanted, pinned);
        }
        return new ResolvedModules(
                wanted.stream().map(GoMod.Requirement::module).toList(), List.copyOf(present), cache.root());
    }

    private void fetch(TaskModule tasks, List<GoMod.Requirement> wanted, PinnedModules before) {
        refuseOffline(wanted.stream()
                .map(requirement -> requirement.module().toString())
                .collect(Collectors.joining(", ", cache.root() + " lacks ", "")));
        wanted.stream()
                .filter(requirement -> before.state(requirement) == State.CHANGED)
                .forEach(requirement -> remove(requirement.module()));
        fetcher().fetch(tasks, wanted);
        var after = new PinnedModules(tasks, cache);
        List<Problem> problems = wanted.stream()
                .filter(requirement -> after.state(requirement) != State.RIGHT)
                .map(requirement -> after.problem(requirement, after.state(requirement)))
                .toList();
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
    }

    private void remove(ModuleVersion module) {
        try {
            cache.remove(module);
        } catch (IOException e) {
            throw new ProblemsException(
                    Problem.of(
                            cache.folder(module) + " cannot be removed: " + FileFault.words(e),
                            "Remove the folder by hand"),
                    e);
        }
    }

    private void refuseOffline(String why) {
        if (request.network() == ResolveRequest.Network.OFFLINE) {
            throw new ProblemsException(
                    Problem.of("Maven runs offline (-o), and " + why, "Run `mvn pelato:resolve` without -o, once"));
        }
    }

    private ModuleFetcher fetcher() {
        return new ModuleFetcher(request.builder(), request.engine(), project.cache(), listeners.building());
    }

    private String moduleName() {
        String plain = project.name().replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[-.]+|[-.]+$", "");
        return plain.isEmpty() ? "tasks" : plain;
    }

    private Path shown(Path file) {
        return UserFile.shown(project.directory(), file);
    }
}
