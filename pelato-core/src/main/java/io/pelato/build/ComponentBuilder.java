package io.pelato.build;

import io.pelato.generate.ComponentProject;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Compiles the projects of a workflow: each distinct project once, and none that was compiled before. */
public final class ComponentBuilder {

    private final BuildRequest request;
    private final BuildListener listener;
    private final ComponentCache cache;

    public ComponentBuilder(BuildRequest request, BuildListener listener) {
        this.request = request;
        this.listener = listener;
        this.cache = new ComponentCache(request.cache());
    }

    /**
     * Compiles what has to be compiled.
     *
     * @return the components in the order of the projects
     * @throws ProblemsException with every compile error of every task, in the user's own files; or because there is no
     *     builder
     */
    public List<WasmComponent> build() {
        Toolchain toolchain = ToolchainFinder.find(request);
        listener.builderChosen(toolchain.description());
        try {
            Files.createDirectories(request.output());
            List<ComponentProject> missing = reuse(toolchain);
            if (!missing.isEmpty()) {
                toolchain.prepare(listener);
                compile(toolchain, missing);
                cache.trim(request.cacheBytes());
            }
            return components();
        } catch (IOException e) {
            throw new ProblemsException(
                    Problem.of(
                            "Cannot build the components: " + e,
                            "Check that " + request.output() + " and " + request.cache()
                                    + " can be written and that the disk has room"),
                    e);
        }
    }

    private List<ComponentProject> reuse(Toolchain toolchain) throws IOException {
        List<ComponentProject> missing = new ArrayList<>();
        for (ComponentProject project : request.projects()) {
            if (cache.fetch(key(project, toolchain), wasm(project)).isPresent()) {
                listener.reused(project.componentName());
            } else {
                missing.add(project);
            }
        }
        return missing;
    }

    private void compile(Toolchain toolchain, List<ComponentProject> missing) throws IOException {
        Map<String, List<ComponentProject>> byDigest = missing.stream()
                .collect(Collectors.groupingBy(ComponentProject::digest, LinkedHashMap::new, Collectors.toList()));
        List<CompileSession.Request> requests = byDigest.values().stream()
                .map(equal -> new CompileSession.Request(
                        equal.get(0).componentName(),
                        equal.get(0).world(),
                        request.optimization().key()))
                .toList();
        Map<String, Integer> exits = new ConcurrentHashMap<>();
        long start = System.nanoTime();
        new CompileSession(
                        toolchain.start(request.sources(), request.output(), request.cache(), request.jobs()),
                        request.output().resolve("compiler.log"))
                .compile(requests, (name, exit) -> {
                    exits.put(name, exit);
                    if (exit == 0) {
                        listener.compiled(name, size(name), (System.nanoTime() - start) / 1_000_000);
                    }
                });
        List<Problem> problems = new ArrayList<>();
        for (List<ComponentProject> equal : byDigest.values()) {
            ComponentProject compiled = equal.get(0);
            if (exits.getOrDefault(compiled.componentName(), -1) != 0) {
                String log = log(compiled);
                equal.forEach(project -> problems.addAll(CompileLog.problems(project, log)));
                continue;
            }
            cache.store(key(compiled, toolchain), wasm(compiled));
            for (ComponentProject same : equal.subList(1, equal.size())) {
                cache.fetch(key(same, toolchain), wasm(same));
                listener.reused(same.componentName());
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems.stream().distinct().toList());
        }
    }

    private List<WasmComponent> components() throws IOException {
        List<WasmComponent> components = new ArrayList<>();
        for (ComponentProject project : request.projects()) {
            byte[] wasm = Files.readAllBytes(wasm(project));
            components.add(new WasmComponent(
                    project.componentName(),
                    project.version(),
                    String.valueOf(wasm(project).getFileName()),
                    Sha256.of(wasm),
                    wasm.length,
                    project.digest()));
        }
        return List.copyOf(components);
    }

    private String key(ComponentProject project, Toolchain toolchain) {
        return ComponentCache.key(
                project.digest(), toolchain.identity(), request.optimization().key());
    }

    private Path wasm(ComponentProject project) {
        return request.output().resolve(project.componentName() + ".wasm");
    }

    private String log(ComponentProject project) throws IOException {
        Path log = request.output().resolve(project.componentName() + ".log");
        return Files.exists(log) ? Files.readString(log) : "";
    }

    private long size(String name) {
        return request.output().resolve(name + ".wasm").toFile().length();
    }
}
