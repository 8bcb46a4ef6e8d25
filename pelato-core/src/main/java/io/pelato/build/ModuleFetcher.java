package io.pelato.build;

import io.pelato.machine.ProgramRun;
import io.pelato.machine.Programs;
import io.pelato.machine.WholeFile;
import io.pelato.module.GoMod;
import io.pelato.module.ModuleCache;
import io.pelato.module.ModuleVersion;
import io.pelato.module.PinnedModules;
import io.pelato.module.TaskModule;
import io.pelato.problem.FileFault;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Fetches modules with the builder's own Go, in a container or on this machine; of all that Pelato does only this. */
public final class ModuleFetcher {

    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final int TAIL = 15;
    private static final Pattern MISMATCH =
            Pattern.compile("verifying (\\S+)@(\\S+?)(?:/go\\.mod)?: checksum mismatch");
    private static final Pattern FAULT = Pattern.compile("(?m)^go: (?:module )?(\\S+?)@([^\\s:]+): (.*(?:\\R\\t.*)*)$");

    private final ModuleCache modules;
    private final Path cache;
    private final ToolchainFinder finder;
    private final BuildListener listener;

    /**
     * A fetcher into the cache of a user.
     *
     * @param builder where Go runs
     * @param engine the container engine's command; absent: the first of docker and podman that answers
     * @param cache the user's folder for what outlives a build
     */
    public ModuleFetcher(BuilderChoice builder, Optional<String> engine, Path cache, BuildListener listener) {
        this.modules = new ModuleCache(cache);
        this.cache = cache;
        this.finder = new ToolchainFinder(builder, engine, cache);
        this.listener = listener;
    }

    /**
     * Fetches modules that the tasks' module requires; Go compares each with its checksum before it unpacks it.
     *
     * @throws ProblemsException naming each that cannot be fetched or is not what {@code go.sum} says
     */
    public void fetch(TaskModule tasks, List<GoMod.Requirement> wanted) {
        List<String> arguments = new ArrayList<>(List.of("mod", "download"));
        wanted.forEach(requirement -> arguments.add(requirement.module().toString()));
        inDraft(draft -> {
            // Each module is named with its version, so that nothing depends on what else is required.
            Files.writeString(draft.resolve("go.mod"), "module pelato.resolve\n\ngo 1.21\n");
            Files.copy(tasks.folder().resolve("go.sum"), draft.resolve("go.sum"));
            ProgramRun run = go(draft, arguments);
            if (!run.succeeded()) {
                throw new ProblemsException(problems(run, tasks, wanted));
            }
        });
    }

    /**
     * Has Go require packages' modules: writes {@code go.mod} and {@code go.sum} anew. Both stay as they are where that fails.
     *
     * @param tasks the folder of both
     * @param name the path of the module where there is no {@code go.mod} yet
     * @param packages packages or modules, each with {@code @VERSION} or without
     */
    public void require(Path tasks, String name, List<String> packages) {
        List<String> arguments = new ArrayList<>(List.of("get"));
        arguments.addAll(packages);
        inDraft(draft -> {
            Files.writeString(draft.resolve("go.mod"), "module " + name + "\n\ngo 1.21\n");
            for (Path file : TaskModule.files(tasks)) {
                if (Files.exists(file)) {
                    Files.deleteIfExists(draft.resolve(String.valueOf(file.getFileName())));
                    Files.copy(file, draft.resolve(String.valueOf(file.getFileName())));
                }
            }
            ProgramRun run = go(draft, arguments);
            if (!run.succeeded()) {
                throw new ProblemsException(Problem.of(
                        "`go get " + String.join(" ", packages) + "` fails:\n" + run.end(TAIL), advice(run.output())));
            }
            for (Path file : TaskModule.files(draft)) {
                WholeFile.write(tasks.resolve(String.valueOf(file.getFileName())), Files.readString(file));
            }
        });
    }

    private ProgramRun go(Path draft, List<String> arguments) throws IOException {
        Toolchain toolchain = finder.find();
        listener.builderChosen(toolchain.description());
        toolchain.prepare(listener);
        Files.createDirectories(modules.root());
        return Programs.run(toolchain.onlineGo(draft, modules.root(), arguments), PATIENCE);
    }

    private static List<Problem> problems(ProgramRun run, TaskModule tasks, List<GoMod.Requirement> wanted) {
        List<Problem> problems = new ArrayList<>();
        Matcher mismatch = MISMATCH.matcher(run.output());
        while (mismatch.find()) {
            var module = new ModuleVersion(mismatch.group(1), mismatch.group(2));
            if (!tasks.sum().of(module).isEmpty()) {
                problems.add(PinnedModules.mismatched(tasks, module));
            }
        }
        Matcher fault = FAULT.matcher(run.output());
        while (problems.isEmpty() && fault.find()) {
            var module = new ModuleVersion(fault.group(1), fault.group(2));
            // What hides a login in a URL would take the at sign of a proxy's path for the end of one.
            String words = fault.group(3)
                    .replaceAll("/@v/[^\\s:]+", "")
                    .replaceAll("\\s+", " ")
                    .strip();
            wanted.stream()
                    .filter(requirement -> requirement.module().equals(module))
                    .map(requirement ->
                            Problem.at(requirement.location(), module + " cannot be fetched: " + words, advice(words)))
                    .forEach(problems::add);
        }
        return problems.isEmpty()
                ? List.of(Problem.of("The modules cannot be fetched: " + run.end(TAIL), advice(run.output())))
                : problems.stream().distinct().toList();
    }

    private static String advice(String said) {
        return said.contains("\"git\": executable file not found")
                ? "The builder's image has no git: name a proxy in GOPROXY that serves the module, or let the Go of this"
                        + " machine fetch it with -Dpelato.builder=local"
                : "Check the network and what Go goes by: GOPROXY, HTTPS_PROXY, and for a private host GOPRIVATE and the"
                        + " login in your netrc";
    }

    /** Work in a folder that is gone afterwards. */
    private interface Work {
        void in(Path draft) throws IOException;
    }

    private void inDraft(Work work) {
        try {
            Path draft = Files.createTempDirectory(Files.createDirectories(cache), "resolve-");
            try {
                work.in(draft);
            } finally {
                delete(draft);
            }
        } catch (IOException e) {
            throw new ProblemsException(
                    Problem.of(
                            "Modules cannot be fetched into " + cache + ": " + FileFault.words(e),
                            "Check that the folder can be written and that the disk has room"),
                    e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Predicate.not(Files::isDirectory)).toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
