package io.pelato.build;

import io.pelato.machine.ProgramRun;
import io.pelato.machine.Programs;
import io.pelato.module.ModuleCache;
import io.pelato.problem.FileFault;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Runs the builder's own Go, in a container or on this machine, without a network and on code that it only reads. */
public final class OfflineGo {

    /** What is the same wherever Go runs: it fetches nothing, and nothing of the user's own settings changes what it does. */
    static final List<String> SETTINGS = List.of(
            "GOFLAGS=-mod=readonly",
            "GOPROXY=off",
            "GOSUMDB=off",
            "GOTOOLCHAIN=local",
            "GOWORK=off",
            "GO111MODULE=on",
            "CGO_ENABLED=0");

    private final ToolchainFinder finder;
    private final ModuleCache modules;
    private final Path kept;
    private final BuildListener listener;

    /**
     * A Go with the cache of a user.
     *
     * @param builder where Go runs
     * @param engine the container engine's command; absent: the first of docker and podman that answers
     * @param cache the user's folder for what outlives a build
     */
    public OfflineGo(BuilderChoice builder, Optional<String> engine, Path cache, BuildListener listener) {
        this.finder = new ToolchainFinder(builder, engine, cache);
        this.modules = new ModuleCache(cache);
        this.kept = cache.resolve("go");
        this.listener = listener;
    }

    /**
     * Runs Go to its end.
     *
     * @param module the folder that it works in, with a go.mod
     * @param limit how long it may take; it is stopped then
     * @throws ProblemsException where there is no Go to run
     */
    public ProgramRun run(Path module, List<String> arguments, Duration limit) {
        Toolchain toolchain = finder.find();
        listener.builderChosen(toolchain.description());
        toolchain.prepare(listener);
        try {
            Files.createDirectories(modules.root());
            Files.createDirectories(kept);
        } catch (IOException e) {
            throw new ProblemsException(
                    Problem.of(
                            kept + " cannot be made: " + FileFault.words(e),
                            "Check the folder's permissions, or name another by pelato.cache"),
                    e);
        }
        return Programs.run(toolchain.offlineGo(module, modules.root(), kept, arguments), limit);
    }
}
