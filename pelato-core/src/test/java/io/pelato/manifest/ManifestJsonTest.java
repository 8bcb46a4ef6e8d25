package io.pelato.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ManifestJsonTest {

    @Test
    void json_that_is_sent_or_stored_can_be_read_as_yaml() {
        assertThat(ManifestJson.of("a: \"x/y\\\\/z\"\nn: 3"))
                .contains("x/y\\\\/z")
                .doesNotContain("x\\/y");
    }
}
