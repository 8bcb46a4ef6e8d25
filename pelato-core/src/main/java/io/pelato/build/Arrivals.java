package io.pelato.build;

import io.pelato.digest.Sha256;
import io.pelato.generate.ComponentProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts components from the cache into the output folder, and tells each. */
final class Arrivals {

    private final ComponentCache cache;
    private final Path output;
    private final BuildReasons reasons;
    private final BuildListener listener;
    private final Map<String, WasmComponent> components = new HashMap<>();

    Arrivals(ComponentCache cache, Path output, BuildReasons reasons, BuildListener listener) {
        this.cache = cache;
        this.output = output;
        this.reasons = reasons;
        this.listener = listener;
    }

    /** The component's file. */
    Path file(ComponentProject project) {
        return output.resolve(project.componentName() + ".wasm");
    }

    /**
     * Places the component of a unit from the cache for all its projects.
     *
     * @return whether the cache had it
     */
    boolean fetch(CompileUnit unit, Origin origin, Stopwatch stopwatch) throws IOException {
        for (ComponentProject project : unit.projects()) {
            if (!components.containsKey(project.componentName())) {
                if (!cache.fetch(unit.key(), file(project))) {
                    return false;
                }
                tell(project, origin, stopwatch);
            }
        }
        return true;
    }

    /** Copies what was compiled for the first project of a unit to the others. */
    void compiled(CompileUnit unit, Stopwatch stopwatch) throws IOException {
        tell(unit.first(), Origin.COMPILED, stopwatch);
        for (ComponentProject same : unit.projects().subList(1, unit.projects().size())) {
            var copying = Stopwatch.started();
            ComponentCache.place(file(unit.first()), file(same));
            tell(same, Origin.EQUAL_CODE, copying);
        }
    }

    private void tell(ComponentProject project, Origin origin, Stopwatch stopwatch) throws IOException {
        Path wasm = file(project);
        WasmComponent component = describe(project, wasm);
        components.put(project.componentName(), component);
        listener.arrived(new Arrival(
                component, wasm, origin, reasons.of(component, origin), stopwatch.start(), stopwatch.elapsed()));
    }

    private static WasmComponent describe(ComponentProject project, Path wasm) throws IOException {
        byte[] bytes = Files.readAllBytes(wasm);
        return new WasmComponent(
                project.componentName(),
                project.version(),
                String.valueOf(wasm.getFileName()),
                Sha256.of(bytes),
                bytes.length,
                project.digest());
    }

    /** The components of the projects, in their order; each has been placed. */
    List<WasmComponent> of(List<ComponentProject> projects) {
        return projects.stream()
                .map(project -> components.get(project.componentName()))
                .toList();
    }
}
