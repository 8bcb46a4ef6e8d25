package io.pelato.it.bench.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubscriberTest {

    @Test
    void has_the_client_of_NATS_that_the_provider_has() throws IOException {
        assertThat(client(Path.of("bench-components", "subscriber", "go.mod")))
                .hasSize(1)
                .isEqualTo(client(Path.of("..", "pelato-provider", "src", "main", "go", "go.mod")));
    }

    private static List<String> client(Path module) throws IOException {
        return Files.readAllLines(module).stream()
                .filter(line -> line.contains("github.com/nats-io/nats.go "))
                .map(line -> line.replace("require", "").strip())
                .toList();
    }
}
