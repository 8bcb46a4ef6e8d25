package io.pelato.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArgumentsTest {
    @TempDir
    Path directory;

    @Test
    void the_file_that_the_device_script_writes_names_the_devices() throws Exception {
        Path file = Files.writeString(directory.resolve("devices"), "sensor-1 secret\nsensor-2 other\n");

        Arguments arguments =
                Arguments.parse("--server", "ws://edge:8080", "--devices", file.toString(), "--seconds", "2.5");

        assertThat(arguments.devices())
                .containsExactly(new Device("sensor-1", "secret"), new Device("sensor-2", "other"));
        assertThat(arguments.rate()).isEqualTo(1);
        assertThat(arguments.duration()).isEqualTo(Duration.ofMillis(2500));
    }

    @Test
    void a_malformed_line_is_reported_without_the_password_in_it() throws Exception {
        Path file = Files.writeString(directory.resolve("devices"), "sensor-1 secret extra\n");

        assertThatThrownBy(() -> Arguments.parse("--server", "ws://edge:8080", "--devices", file.toString()))
                .hasMessageContaining("NAME PASSWORD")
                .hasMessageNotContaining("secret");
    }

    @Test
    void a_server_of_an_unknown_kind_is_refused() {
        assertThatThrownBy(() -> Arguments.parse("--server", "http://edge", "--devices", "devices"))
                .hasMessageContaining("--server starts with ws://");
    }

    @Test
    void a_device_does_not_show_its_password_when_printed() {
        assertThat(new Device("sensor-1", "secret")).hasToString("sensor-1");
    }
}
