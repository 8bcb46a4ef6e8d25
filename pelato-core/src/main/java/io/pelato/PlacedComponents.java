package io.pelato;

import io.pelato.build.Arrival;
import io.pelato.build.BuildListener;
import io.pelato.build.WasmComponent;
import io.pelato.build.WasmComponents;
import io.pelato.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Hands on what a build does, and remembers which components it has placed: a build that fails leaves those of the build
 * before or none, never its own beside them.
 */
final class PlacedComponents implements BuildListener {

    private final BuildListener listener;
    private final Consumer<Arrival> ready;
    private final List<Arrival> placed = Collections.synchronizedList(new ArrayList<>());

    PlacedComponents(BuildListener listener, Consumer<Arrival> ready) {
        this.listener = listener;
        this.ready = ready;
    }

    /** Removes each component that the build before did not have. */
    void removeAllBut(Optional<WasmComponents> before) {
        for (Arrival arrival : List.copyOf(placed)) {
            String name = arrival.component().componentName();
            if (before.flatMap(components -> components.of(name))
                    .map(WasmComponent::sha256)
                    .filter(arrival.component().sha256()::equals)
                    .isEmpty()) {
                remove(arrival.wasm());
            }
        }
    }

    private static void remove(Path wasm) {
        try {
            Files.deleteIfExists(wasm);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void builderChosen(String description) {
        listener.builderChosen(description);
    }

    @Override
    public void imageBuildStarted(String image, Path log) {
        listener.imageBuildStarted(image, log);
    }

    @Override
    public void imageBuilt(String image, long milliseconds) {
        listener.imageBuilt(image, milliseconds);
    }

    @Override
    public void arrived(Arrival arrival) {
        placed.add(arrival);
        listener.arrived(arrival);
        ready.accept(arrival);
    }

    @Override
    public void cacheNotTrimmed(Problem problem) {
        listener.cacheNotTrimmed(problem);
    }

    @Override
    public void teamCacheFailed(Problem problem) {
        listener.teamCacheFailed(problem);
    }
}
