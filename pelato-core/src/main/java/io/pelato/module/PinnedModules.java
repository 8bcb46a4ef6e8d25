package io.pelato.module;

import io.pelato.problem.FileFault;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The code of the modules that the tasks require, each compared with its checksum when it is first asked for. */
public final class PinnedModules {

    private final TaskModule module;
    private final ModuleCache cache;
    private final Map<ModuleVersion, State> states = new HashMap<>();

    public PinnedModules(TaskModule module, ModuleCache cache) {
        this.module = module;
        this.cache = cache;
    }

    /** How a module's code in the cache is. */
    public enum State {
        /** It is what {@code go.sum} says. */
        RIGHT,
        /** {@code go.sum} knows it and has no checksum of its code, because none of it is imported. */
        UNUSED,
        /** {@code go.sum} does not know it. */
        UNPINNED,
        /** It is not there. */
        MISSING,
        /** It was what {@code go.sum} says, and was changed since. */
        CHANGED,
        /** What was fetched is something else than {@code go.sum} says. */
        MISMATCHED
    }

    /** How the code of a required module is. */
    public State state(GoMod.Requirement requirement) {
        return states.computeIfAbsent(requirement.module(), this::look);
    }

    private State look(ModuleVersion required) {
        List<String> sums =
                module.sum().of(required).stream().map(GoSum.Sum::hash).toList();
        if (sums.isEmpty()) {
            return module.sum().named().contains(required) ? State.UNUSED : State.UNPINNED;
        }
        try {
            if (!cache.has(required)) {
                return State.MISSING;
            }
            if (sums.contains(cache.sum(required))) {
                return State.RIGHT;
            }
            return cache.fetched(required).filter(sums::contains).isPresent() ? State.CHANGED : State.MISMATCHED;
        } catch (IOException e) {
            throw new ProblemsException(
                    Problem.of(
                            "The module " + required + " in " + cache.root() + " cannot be read: " + FileFault.words(e),
                            "Check the folder's permissions, or remove it and run `mvn pelato:resolve`"),
                    e);
        }
    }

    /**
     * The folder of a required module's code.
     *
     * @throws ProblemsException if it is not there, or is not what {@code go.sum} says
     */
    public Path folder(GoMod.Requirement requirement) {
        State state = state(requirement);
        if (state != State.RIGHT) {
            throw new ProblemsException(problem(requirement, state));
        }
        return cache.folder(requirement.module());
    }

    /** What to say of a module in a state that is not right. */
    public Problem problem(GoMod.Requirement requirement, State state) {
        ModuleVersion required = requirement.module();
        return switch (state) {
            case RIGHT -> throw new IllegalArgumentException(required + " is right");
            case UNUSED, UNPINNED ->
                Problem.at(
                        requirement.location(),
                        module.goSum() + " has no checksum of " + required,
                        "Run `go mod tidy` in " + module.shown() + ", which writes it, then `mvn pelato:resolve`");
            case MISSING ->
                Problem.at(
                        requirement.location(),
                        required + " is not in " + cache.root(),
                        "Run `mvn pelato:resolve`, which fetches it once; a build fetches nothing");
            case CHANGED ->
                Problem.at(
                        requirement.location(),
                        required + " in " + cache.root() + " was changed since it was fetched",
                        "Run `mvn pelato:resolve`, which mends it");
            case MISMATCHED -> mismatched(module, required);
        };
    }

    /** What to say of a module whose checksum is another than that of what was fetched. */
    public static Problem mismatched(TaskModule module, ModuleVersion required) {
        return Problem.at(
                module.sum().of(required).get(0).location(),
                "the checksum of " + required + " is not that of the module that was fetched",
                "Find out which of the two was changed, and trust neither before: take " + module.goSum()
                        + " back to what it was, or fetch the module from where it comes from");
    }
}
