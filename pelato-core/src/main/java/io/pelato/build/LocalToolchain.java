package io.pelato.build;

import io.pelato.machine.ProgramRun;
import io.pelato.machine.Programs;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tools on the machine's PATH. */
final class LocalToolchain implements Toolchain {

    private static final List<List<String>> VERSIONS =
            List.of(List.of("tinygo", "version"), List.of("wasm-tools", "--version"), List.of("wasm-opt", "--version"));
    private static final Duration ANSWER = Duration.ofSeconds(20);

    private final List<String> versions;
    private final Path program;
    private final List<String> passedOver;

    private LocalToolchain(List<String> versions, Path program, List<String> passedOver) {
        this.versions = versions;
        this.passedOver = List.copyOf(passedOver);
        this.program = program;
    }

    /** The tools, or which of them are missing. */
    record Found(Optional<Toolchain> toolchain, String reason) {}

    /**
     * Looks for the tools.
     *
     * @throws ProblemsException if they are there, and cannot work with the cache
     */
    static Found find(Path cache, List<String> passedOver) {
        List<String> missing = Stream.concat(VERSIONS.stream().map(command -> command.get(0)), Stream.of("go"))
                .filter(tool -> !Programs.onPath(tool))
                .toList();
        if (!missing.isEmpty()) {
            return new Found(Optional.empty(), "not on the PATH: " + String.join(", ", missing));
        }
        List<String> versions = new ArrayList<>();
        for (List<String> command : VERSIONS) {
            ProgramRun outcome = Programs.run(command, ANSWER);
            if (!outcome.succeeded()) {
                return new Found(
                        Optional.empty(),
                        "`" + String.join(" ", command) + "` fails: "
                                + outcome.output().strip());
            }
            versions.add(outcome.output().strip());
        }
        requireGoPath(cache);
        return new Found(Optional.of(new LocalToolchain(versions, program(cache), passedOver)), "");
    }

    /** GOPATH and Go's caches are lists of folders. */
    static void requireGoPath(Path cache) {
        if (cache.toString().contains(File.pathSeparator)) {
            throw new ProblemsException(Problem.of(
                    "The cache " + cache + " has a colon in its path, where Go takes it for the end of a folder",
                    "Name another folder in pelato.cache, or set pelato.builder=container"));
        }
    }

    @Override
    public String description() {
        return "tools on the PATH ("
                + versions.stream()
                        .map(version -> version.lines().findFirst().orElse(""))
                        .collect(Collectors.joining(", "))
                + ")"
                + Toolchain.because(passedOver);
    }

    @Override
    public String identity() {
        return String.join("\n", versions) + "\n" + program.getParent().getFileName();
    }

    @Override
    public void prepare(BuildListener listener) {
        // What is on the PATH is ready.
    }

    @Override
    public Start start(Path sources, Path output, Path cache, int jobs) {
        Path compilerCache = cache.resolve("compiler").resolve("local");
        try {
            Files.createDirectories(compilerCache);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Start(
                List.of("sh", program.toString()),
                Map.of(
                        "SOURCES", sources.toAbsolutePath().toString(),
                        "OUT", output.toAbsolutePath().toString(),
                        "CACHE", compilerCache.toAbsolutePath().toString(),
                        "JOBS", Integer.toString(jobs),
                        // With it, the program would compile with that folder's tools, not with those on the PATH.
                        "PELATO_TOOLS", ""));
    }

    @Override
    public List<String> onlineGo(Path project, Path modules, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("env"));
        command.addAll(GoNetwork.SETTINGS);
        command.addAll(List.of("GOMODCACHE=" + modules.toAbsolutePath(), "go", "-C", project.toString()));
        command.addAll(arguments);
        return command;
    }

    @Override
    public List<String> offlineGo(Path module, Path modules, Path kept, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("env"));
        command.addAll(OfflineGo.SETTINGS);
        command.addAll(List.of(
                "GOMODCACHE=" + modules.toAbsolutePath(),
                "GOCACHE=" + kept.toAbsolutePath(),
                "go",
                "-C",
                module.toString()));
        command.addAll(arguments);
        return command;
    }

    private static Path program(Path cache) {
        try {
            Path folder = cache.resolve("builder").resolve(BuilderFiles.digest());
            BuilderFiles.copyTo(folder);
            return folder.resolve("compile.sh");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
