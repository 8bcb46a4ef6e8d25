package io.pelato.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManifestJsonTest {

    @Test
    void json_that_is_sent_or_stored_can_be_read_as_yaml() {
        assertThat(ManifestJson.of(ManifestNode.parse("a: \"x/y\\\\/z\"\nn: 3", Path.of("wadm.yaml")), Map.of()))
                .contains("x/y\\\\/z")
                .doesNotContain("x\\/y");
    }
}
