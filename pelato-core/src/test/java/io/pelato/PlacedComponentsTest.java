package io.pelato;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.build.Arrival;
import io.pelato.build.BuildListener;
import io.pelato.build.Origin;
import io.pelato.build.WasmComponent;
import io.pelato.build.WasmComponents;
import io.pelato.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacedComponentsTest implements BuildListener {

    private final List<String> heard = new ArrayList<>();
    private final List<String> handedOn = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void a_build_that_failed_leaves_components_of_the_build_before_and_none_of_its_own() throws IOException {
        var placed = new PlacedComponents(
                this, arrival -> handedOn.add(arrival.component().componentName()));
        placed.arrived(arrival("same", "11"));
        placed.arrived(arrival("changed", "22"));
        placed.arrived(arrival("fresh", "33"));

        placed.removeAllBut(Optional.of(new WasmComponents(List.of(
                arrival("same", "11").component(), arrival("changed", "00").component()))));

        assertThat(folder.resolve("same.wasm")).exists();
        assertThat(folder.resolve("changed.wasm")).doesNotExist();
        assertThat(folder.resolve("fresh.wasm")).doesNotExist();
        assertThat(heard).containsExactly("same", "changed", "fresh");
        assertThat(handedOn).containsExactly("same", "changed", "fresh");
    }

    private Arrival arrival(String name, String sha256) throws IOException {
        Path wasm = Files.writeString(folder.resolve(name + ".wasm"), sha256);
        return new Arrival(
                new WasmComponent(name, "1.0.0", name + ".wasm", sha256, 2, "code"),
                wasm,
                Origin.COMPILED,
                "compiled",
                Instant.EPOCH,
                Duration.ZERO);
    }

    @Override
    public void arrived(Arrival arrival) {
        heard.add(arrival.component().componentName());
    }

    @Override
    public void builderChosen(String description) {
        heard.add(description);
    }

    @Override
    public void imageBuildStarted(String image, Path log) {
        heard.add(image);
    }

    @Override
    public void imageBuilt(String image, long milliseconds) {
        heard.add(image);
    }

    @Override
    public void cacheNotTrimmed(Problem problem) {
        heard.add(problem.message());
    }

    @Override
    public void teamCacheFailed(Problem problem) {
        heard.add(problem.message());
    }
}
