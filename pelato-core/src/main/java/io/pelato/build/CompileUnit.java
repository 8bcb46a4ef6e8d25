package io.pelato.build;

import io.pelato.generate.ComponentProject;
import io.pelato.workflow.Optimization;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Projects that are one compile: the same code and type, compiled for the same aim.
 *
 * @param key the key of their component in caches
 * @param optimization what the compiler is to aim at
 * @param projects the projects; the first one is compiled
 */
record CompileUnit(String key, Optimization optimization, List<ComponentProject> projects) {

    static List<CompileUnit> of(List<ComponentProject> projects, String toolchain, Optimization usual) {
        Map<String, CompileUnit> units = new LinkedHashMap<>();
        for (ComponentProject project : projects) {
            Optimization optimization = project.optimization().orElse(usual);
            String key = ComponentCache.key(project.digest(), toolchain, optimization.key());
            units.merge(key, new CompileUnit(key, optimization, List.of(project)), CompileUnit::with);
        }
        return List.copyOf(units.values());
    }

    private CompileUnit with(CompileUnit same) {
        return new CompileUnit(
                key,
                optimization,
                Stream.concat(projects.stream(), same.projects.stream()).toList());
    }

    ComponentProject first() {
        return projects.get(0);
    }

    CompileSession.Request request() {
        return new CompileSession.Request(first().componentName(), first().world(), optimization.key());
    }
}
