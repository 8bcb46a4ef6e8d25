package io.pelato.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DevAddressesTest {

    @Test
    void parts_answer_at_their_usual_ports() {
        var addresses = new DevAddresses(Map.of());

        assertThat(addresses.nats()).isEqualTo("nats://localhost:4222");
        assertThat(addresses.registry()).isEqualTo("localhost:5000");
    }

    @Test
    void a_variable_that_moves_a_port_moves_its_address() {
        var addresses = new DevAddresses(Map.of("REGISTRY_PORT", "5001", "NATS_PORT", ""));

        assertThat(addresses.all()).containsEntry("Registry (plain HTTP)", "localhost:5001");
        assertThat(addresses.nats()).isEqualTo("nats://localhost:4222");
    }
}
