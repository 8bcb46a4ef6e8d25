package io.pelato;

import io.pelato.build.Arrival;
import io.pelato.build.CompileRequest;
import io.pelato.build.ComponentBuilder;
import io.pelato.build.TeamCache;
import io.pelato.build.WasmComponents;
import io.pelato.generate.ComponentProject;
import io.pelato.problem.ProblemsException;
import io.pelato.registry.ComponentStore;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Compiles, and writes down what came of it. */
final class BuildStep {

    private final Reading reading;
    private final BuildRequest request;
    private final Listeners listeners;

    BuildStep(Reading reading, BuildRequest request, Listeners listeners) {
        this.reading = reading;
        this.request = request;
        this.listeners = listeners;
    }

    WasmComponents build(Consumer<Arrival> ready) {
        Optional<ComponentStore> store =
                request.team().map(team -> ComponentStore.open(team.registry(), listeners.sharing()));
        try {
            return build(ready, store.<TeamCache>map(this::teamCache).orElse(TeamCache.NONE));
        } finally {
            store.ifPresent(ComponentStore::close);
        }
    }

    private WasmComponents build(Consumer<Arrival> ready, TeamCache team) {
        List<ComponentProject> projects = reading.generated();
        Output output = reading.output();
        output.claim(files(projects));
        Optional<WasmComponents> before = WasmComponents.readIfThere(output.componentsFile());
        var placed = new PlacedComponents(listeners.building(), ready);
        try {
            var components = new WasmComponents(new ComponentBuilder(compile(projects, before, team), placed).build());
            components.write(output.componentsFile());
            return components;
        } catch (ProblemsException e) {
            placed.removeAllBut(before);
            throw e;
        }
    }

    private static List<String> files(List<ComponentProject> projects) {
        return Stream.concat(
                        Stream.of("components.json", "components/compiler.log"),
                        projects.stream()
                                .map(ComponentProject::componentName)
                                .flatMap(name ->
                                        Stream.of("components/" + name + ".wasm", "components/" + name + ".log")))
                .toList();
    }

    private CompileRequest compile(List<ComponentProject> projects, Optional<WasmComponents> before, TeamCache team) {
        return new CompileRequest(
                projects,
                before,
                reading.output().generated(),
                reading.output().components(),
                request.project().cache(),
                request.builder(),
                request.engine(),
                request.jobs(),
                request.optimization(),
                team,
                request.cacheBytes());
    }

    private TeamCache teamCache(ComponentStore store) {
        return new TeamRegistry(store, request.team().orElseThrow().sharing());
    }
}
