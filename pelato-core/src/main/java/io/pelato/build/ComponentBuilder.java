package io.pelato.build;

import io.pelato.generate.ComponentProject;
import io.pelato.machine.Text;
import io.pelato.problem.FileFault;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compiles the projects of a workflow: each distinct project once, and none that was compiled before. */
public final class ComponentBuilder {

    private final CompileRequest request;
    private final BuildListener listener;
    private final ComponentCache cache;
    private final Arrivals arrivals;

    public ComponentBuilder(CompileRequest request, BuildListener listener) {
        this.request = request;
        this.listener = listener;
        this.cache = new ComponentCache(request.cache());
        this.arrivals = new Arrivals(cache, request.output(), new BuildReasons(request.before()), listener);
    }

    /**
     * Compiles what has to be compiled.
     *
     * @return the components in the order of the projects
     * @throws ProblemsException with every compile error of every task, in the user's own files; or because there is no
     *     builder
     */
    public List<WasmComponent> build() {
        try {
            Files.createDirectories(request.output());
            var toolchains = new ToolchainFinder(request.builder(), request.engine(), request.cache());
            if (!haveAll(toolchains)) {
                Toolchain toolchain = toolchains.find();
                listener.builderChosen(toolchain.description());
                build(toolchain);
                trim();
            }
            return arrivals.of(request.projects());
        } catch (IOException | UncheckedIOException e) {
            throw new ProblemsException(
                    Problem.of(
                            "Cannot build the components: " + FileFault.words(e),
                            "Check that " + request.output() + " and " + request.cache()
                                    + " can be written and that the disk has room"),
                    e);
        }
    }

    // All components are in their place by now, and other builds may be at work in the same cache.
    private void trim() {
        try {
            cache.trim(request.cacheBytes());
        } catch (IOException e) {
            listener.cacheNotTrimmed(Problem.of(
                    "The cache of components in " + request.cache() + " cannot be trimmed: " + FileFault.words(e),
                    "Check that the folder can be read and written; the build goes on"));
        }
    }

    // The builder's image is known by its digest alone, so where the cache has everything no engine is asked for.
    private boolean haveAll(ToolchainFinder toolchains) throws IOException {
        Optional<List<CompileUnit>> units = toolchains.identityWithoutAsking().map(this::units);
        return units.isPresent()
                && units.get().stream().allMatch(unit -> cache.has(unit.key()))
                && reuse(units.get()).isEmpty();
    }

    private List<CompileUnit> units(String toolchain) {
        return CompileUnit.of(request.projects(), toolchain, request.optimization());
    }

    private void build(Toolchain toolchain) throws IOException {
        try (var team = new TeamExchange(request.teamCache(), listener)) {
            List<CompileUnit> missing = fetch(team, reuse(units(toolchain.identity())));
            if (!missing.isEmpty()) {
                toolchain.prepare(listener);
                compile(toolchain, CompileOrder.of(missing, arrivals::file), team);
            }
        }
    }

    /** Takes what the user's cache has, and tells what it has not. */
    private List<CompileUnit> reuse(List<CompileUnit> units) throws IOException {
        List<CompileUnit> missing = new ArrayList<>();
        for (CompileUnit unit : units) {
            var stopwatch = Stopwatch.started();
            if (!arrivals.fetch(unit, Origin.CACHE, stopwatch)) {
                missing.add(unit);
            }
        }
        return missing;
    }

    /** Takes what the team's cache has, and tells what it has not. */
    private List<CompileUnit> fetch(TeamExchange team, List<CompileUnit> units) throws IOException {
        var stopwatch = Stopwatch.started();
        Map<String, byte[]> found =
                team.fetch(units.stream().map(CompileUnit::key).toList());
        List<CompileUnit> missing = new ArrayList<>();
        for (CompileUnit unit : units) {
            Optional<byte[]> wasm = Optional.ofNullable(found.get(unit.key()));
            if (wasm.isEmpty() || !took(unit, wasm.get(), stopwatch)) {
                missing.add(unit);
            }
        }
        return missing;
    }

    private boolean took(CompileUnit unit, byte[] wasm, Stopwatch stopwatch) throws IOException {
        cache.store(unit.key(), wasm);
        return arrivals.fetch(unit, Origin.TEAM_CACHE, stopwatch);
    }

    private void compile(Toolchain toolchain, List<CompileUnit> units, TeamExchange team) throws IOException {
        var progress = new Compiling(units, team);
        new CompileSession(
                        toolchain.start(request.sources(), request.output(), request.cache(), request.jobs()),
                        request.output().resolve("compiler.log"))
                .compile(units.stream().map(CompileUnit::request).toList(), progress);
        List<Problem> problems = new ArrayList<>();
        for (ComponentProject project : request.projects()) {
            if (progress.failed.containsKey(project)) {
                problems.addAll(CompileLog.problems(project, log(progress.failed.get(project))));
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems.stream().distinct().toList());
        }
    }

    private String log(ComponentProject project) throws IOException {
        Path log = request.output().resolve(project.componentName() + ".log");
        return Files.exists(log) ? Text.of(log) : "";
    }

    /** Keeps and places each component as soon as it is compiled, while others still are. */
    private final class Compiling implements CompileSession.Progress {

        private final Map<String, CompileUnit> byName = new HashMap<>();
        private final Map<String, Stopwatch> started = new HashMap<>();
        private final TeamExchange team;

        /** The projects that do not compile, each with the one whose log says why. */
        private final Map<ComponentProject, ComponentProject> failed = new HashMap<>();

        private Compiling(List<CompileUnit> units, TeamExchange team) {
            units.forEach(unit -> byName.put(unit.first().componentName(), unit));
            this.team = team;
        }

        @Override
        public void started(String name) {
            started.put(name, Stopwatch.started());
        }

        @Override
        public void done(String name, int exit) {
            CompileUnit unit = byName.get(name);
            if (exit != 0) {
                unit.projects().forEach(project -> failed.put(project, unit.first()));
                return;
            }
            try {
                Path wasm = arrivals.file(unit.first());
                cache.store(unit.key(), wasm);
                arrivals.compiled(unit, started.getOrDefault(name, Stopwatch.started()));
                team.offer(unit.key(), wasm);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
