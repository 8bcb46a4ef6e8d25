package io.pelato.it.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How Pelato compares with {@code wash build} and {@code wash push} for each task, as the original worked. */
final class WashQuestions {

    private static final int TASKS = 20;
    private static final String SETTINGS = """
            name = "%s"
            version = "1.0.0"
            language = "tinygo"
            type = "component"

            [component]
            wit_world = "processor"
            wasm_target = "wasm32-wasip2"

            [tinygo]
            disable_go_generate = true
            """;

    private final Workbench bench;
    private final Path wash;
    private final Map<String, String> environment;

    WashQuestions(Workbench bench, Path wash) {
        this.bench = bench;
        this.wash = wash;
        this.environment = new WashEnvironment(bench).variables();
    }

    Section ask() {
        SampleProject distinct = bench.project("wash-distinct", TASKS, TaskCode.DISTINCT);
        SampleProject equal = bench.project("wash-equal", TASKS, TaskCode.EQUAL);
        List<Measurement> measurements = new ArrayList<>();
        measurements.addAll(built(distinct, "distinct", 2));
        measurements.addAll(built(equal, "of equal code", 15));
        measurements.add(size(distinct, 0, "a task that handles text"));
        measurements.add(size(distinct, 1, "a task that reads JSON"));
        return new Section(
                "Against wash",
                "`wash build` and `wash push` for each generated project, as the original PELATO called them, but"
                        + " without the container that it started for each; the compiler's caches are warm on both"
                        + " sides.",
                measurements);
    }

    private List<Measurement> built(SampleProject project, String kind, int timesFaster) {
        bench.maven(project, List.of("package")).run();
        bench.forgetComponents();
        double ours =
                bench.maven(project, List.of("pelato:build", "pelato:push")).run();
        List<Path> folders = IntStream.range(0, TASKS)
                .mapToObj(task -> washProject(project, task))
                .toList();
        run(folders, Workbench.CORES);
        return List.of(
                new Measurement(
                        TASKS + " " + kind + ", built and pushed",
                        ours,
                        "wash, one after the other",
                        run(folders, 1),
                        "s",
                        Optional.of(new Target.TimesFaster(timesFaster))),
                new Measurement(
                        TASKS + " " + kind + ", built and pushed",
                        ours,
                        "wash, as many at once as cores",
                        run(folders, Workbench.CORES),
                        "s",
                        Optional.empty()));
    }

    private Measurement size(SampleProject project, int task, String what) {
        return new Measurement(
                "size of " + what,
                kilobytes(project.component(task)),
                "wash's",
                kilobytes(built(washFolder(project, task), project.generated(task))),
                "kB",
                Optional.of(new Target.AtMostTimes(0.25)));
    }

    private static double kilobytes(Path file) {
        try {
            return Files.size(file) / 1000.0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path built(Path folder, Path generated) {
        return folder.resolve("build/" + generated.getFileName() + "_s.wasm");
    }

    private Path washFolder(SampleProject project, int task) {
        return bench.folder().resolve("wash").resolve(project.generated(task).getFileName());
    }

    /** A copy of a generated project with wash's own settings file. */
    private Path washProject(SampleProject project, int task) {
        Path generated = project.generated(task);
        Path folder = washFolder(project, task);
        new Program(
                        bench.folder(),
                        List.of(
                                "sh",
                                "-c",
                                "mkdir -p wash && rm -rf " + folder + " && cp -R " + generated + " " + folder),
                        Map.of(),
                        bench.log("copy"))
                .run();
        try {
            Files.writeString(folder.resolve("wasmcloud.toml"), SETTINGS.formatted(generated.getFileName()));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private double run(List<Path> folders, int atOnce) {
        try {
            Path list = Files.writeString(
                    bench.folder().resolve("wash/projects"),
                    folders.stream().map(Path::toString).collect(Collectors.joining("\n")));
            String one = "cd {} && name=$(basename {}) && " + wash + " build --skip-fetch && " + wash
                    + " push --insecure " + bench.lattice().registry() + "/wash/$name:1.0.0 build/${name}_s.wasm";
            String line = "xargs -a " + list + " -P " + atOnce + " -I{} sh -c '" + one + "'";
            return new Program(bench.folder(), List.of("sh", "-c", line), environment, bench.log("wash")).run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
