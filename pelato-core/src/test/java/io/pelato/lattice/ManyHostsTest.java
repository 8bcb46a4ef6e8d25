package io.pelato.lattice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A lattice of very many hosts is heard to the last one. */
class ManyHostsTest {

    private static final String PING = "wasmbus.ctl.v1.default.host.ping";
    private static final String GET = "wasmbus.ctl.v1.default.host.get.";

    private NatsServerStub server;

    @BeforeEach
    void listen() throws IOException {
        server = new NatsServerStub("2.14.0", false);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void ten_thousand_hosts_answer_and_none_is_missed() {
        server.answers(PING, hosts(10_000));

        try (LatticeConnection connection = open()) {
            assertThat(connection.lattice().hosts()).hasSize(10_000).doesNotHaveDuplicates();
        }
    }

    @Test
    void hosts_that_answer_slower_and_slower_are_all_heard() {
        server.answers(PING, hosts(4)).slower(Duration.ofMillis(300));

        try (LatticeConnection connection = open()) {
            assertThat(connection.lattice().hosts()).hasSize(4);
        }
    }

    @Test
    void what_many_hosts_run_comes_in_their_order_without_those_that_are_gone() {
        server.answers(PING, hosts(500));
        IntStream.range(0, 500)
                .filter(number -> number != 77)
                .forEach(number -> server.answer(
                        GET + "N" + number,
                        "{\"response\":{\"host_id\":\"N%d\",\"components\":[]}}".formatted(number)));

        try (LatticeConnection connection = open()) {
            List<LatticeHost> hosts = connection.lattice().hosts();
            assertThat(connection.lattice().inventories(hosts))
                    .extracting(inventory -> inventory.host().id())
                    .containsExactlyElementsOf(hosts.stream()
                            .map(LatticeHost::id)
                            .filter(id -> !id.equals("N77"))
                            .toList());
        }
    }

    @Test
    void one_that_went_silent_is_left_out_like_one_that_is_gone() {
        server.answers(PING, hosts(2));
        server.answer(GET + "N0", "{\"response\":{\"host_id\":\"N0\",\"components\":[]}}");
        server.answers(GET + "N1", List.of());

        try (LatticeConnection connection = open()) {
            assertThat(connection.lattice().inventories(connection.lattice().hosts()))
                    .extracting(inventory -> inventory.host().id())
                    .containsExactly("N0");
        }
    }

    @Test
    void a_bad_answer_among_many_is_told() {
        server.answers(PING, hosts(100));
        IntStream.range(0, 100).forEach(number -> server.answer(GET + "N" + number, number == 50 ? "<html>" : "{}"));

        try (LatticeConnection connection = open()) {
            List<LatticeHost> hosts = connection.lattice().hosts();
            assertThatThrownBy(() -> connection.lattice().inventories(hosts))
                    .isInstanceOf(ProblemsException.class)
                    .hasMessageContaining("is no JSON");
        }
    }

    private LatticeConnection open() {
        return LatticeConnection.open(new LatticeSettings(
                "default", NatsServerStub.settings(server.url()), Duration.ofSeconds(5), Optional.empty()));
    }

    private static List<String> hosts(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> """
                        {"success":true,"response":{"id":"N%d","friendly_name":"milan-%d","labels":{"site":"milan"}}}""".formatted(number, number))
                .toList();
    }
}
