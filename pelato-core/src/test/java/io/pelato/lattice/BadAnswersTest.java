package io.pelato.lattice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.application.HeldConfig;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever WADM and hosts answer, what is told is a problem with an advice. */
class BadAnswersTest {

    private static final List<String> SUBJECTS = List.of(
            "wadm.api.default.model.get",
            "wadm.api.default.model.versions.temperature",
            "wadm.api.default.model.get.temperature",
            "wadm.api.default.model.put",
            "wadm.api.default.model.deploy.temperature",
            "wadm.api.default.model.undeploy.temperature",
            "wadm.api.default.model.del.temperature",
            "wadm.api.default.model.status.temperature",
            "wasmbus.ctl.v1.default.host.ping",
            "wasmbus.ctl.v1.default.host.get.N1",
            "wasmbus.ctl.v1.default.link.get",
            "wasmbus.ctl.v1.default.link.put",
            "wasmbus.ctl.v1.default.link.del",
            "wasmbus.ctl.v1.default.config.get.c",
            "wasmbus.ctl.v1.default.config.put.c",
            "wasmbus.ctl.v1.default.config.del.c");

    private NatsServerStub server;

    @BeforeEach
    void listen() throws IOException {
        server = new NatsServerStub("2.14.0", false);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "{",
                "[",
                "null",
                "[]",
                "{}",
                "42",
                "\"text\"",
                "\u0000\u0001",
                "{\"result\":7}",
                "{\"result\":\"success\",\"models\":{}}",
                "{\"response\":[]}",
                "{\"response\":\"\"}",
                "{\"response\":{\"components\":[1,null]}}",
                "{\"response\":[null,7]}",
                "{\"success\":\"yes\"}",
                "{\"status\":{\"status\":[],\"scalers\":[3]}}",
                "{\"data\":{\"permissions\":{\"publish\":[]}}}"
            })
    void an_answer_of_any_kind_ends_in_a_problem_or_in_nothing(String answer) {
        SUBJECTS.forEach(subject -> server.answer(subject, answer));

        try (LatticeConnection connection = open()) {
            calls(connection).forEach(BadAnswersTest::onlyProblems);
        }
    }

    @Test
    void an_answer_that_is_no_json_is_told_with_its_subject() {
        server.answer("wadm.api.default.model.get", "<html>");

        try (LatticeConnection connection = open()) {
            assertThatThrownBy(() -> connection.wadm().applications())
                    .isInstanceOf(ProblemsException.class)
                    .hasMessageContaining("is no JSON")
                    .hasMessageContaining("Check that WADM 0.21 and wasmCloud 1.9 run on this NATS");
        }
    }

    @Test
    void every_right_that_is_missing_is_named_before_anything_is_asked() {
        server.answer("$SYS.REQ.USER.INFO", """
                {"server":{"id":"S"},"data":{"user":"d","permissions":{"publish":{"allow":["wadm.api.default.model.get","wasmbus.>"]},
                "subscribe":{"allow":[">"]}}}}""");

        try (LatticeConnection connection = open()) {
            assertThatThrownBy(() -> connection.expect(new LatticeRights("default").toLook("temperature")))
                    .isInstanceOf(ProblemsException.class)
                    .hasMessageContaining("does not let this user publish on wadm.api.default.model.get.temperature,"
                            + " publish on wadm.api.default.model.status.temperature. Have the permission added");
        }
        assertThat(server.heard).noneMatch(line -> line.contains("PUB wadm"));
    }

    @Test
    void what_another_server_says_of_another_user_is_not_believed() {
        server.answer("$SYS.REQ.USER.INFO", """
                {"server":{"id":"LEAF"},"data":{"permissions":{"publish":{"deny":[">"]}}}}""");

        try (LatticeConnection connection = open()) {
            assertThatCode(() -> connection.expect(new LatticeRights("default").toLook("temperature")))
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "{\"server\":{\"id\":\"S\"},\"data\":{\"permissions\":[3]}}"})
    void rights_that_a_server_does_not_tell_are_taken_for_granted(String answer) {
        server.answer("$SYS.REQ.USER.INFO", answer);

        try (LatticeConnection connection = open()) {
            assertThatCode(() -> connection.expect(new LatticeRights("default").toLook("temperature")))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void an_interrupted_question_ends_in_a_problem() {
        try (LatticeConnection connection = open()) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> connection.wadm().applications())
                    .isInstanceOf(ProblemsException.class)
                    .hasMessageContaining("Interrupted while talking to the lattice");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void a_question_on_a_connection_that_ended_is_told() {
        LatticeConnection connection = open();
        connection.close();

        calls(connection).forEach(call -> assertThatThrownBy(call).isInstanceOf(ProblemsException.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nats://127.0.0.1:99999",
                "nats://127.0.0.1:-1",
                "nats://127.0.0.1:0",
                "nats://",
                "",
                " ",
                "nats:///x",
                "nats://[::1",
                "http://127.0.0.1:1",
                "nats://host name:4222",
                "127.0.0.1:99999",
                "nats://127.0.0.1:x"
            })
    void an_address_that_is_none_is_told(String url) {
        assertThatThrownBy(() -> LatticeConnection.open(settings(url)))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("pelato.nats.url");
    }

    private LatticeConnection open() {
        return LatticeConnection.open(settings(server.url()));
    }

    private static LatticeSettings settings(String url) {
        return new LatticeSettings("default", NatsServerStub.settings(url), Duration.ofSeconds(5), Optional.empty());
    }

    private static Stream<ThrowingCallable> calls(LatticeConnection connection) {
        Wadm wadm = connection.wadm();
        Lattice lattice = connection.lattice();
        var link = new LatticeLink("a", "b", "default", "wasmcloud", "messaging", List.of(), List.of(), List.of());
        return Stream.of(
                wadm::applications,
                () -> wadm.versions("temperature"),
                () -> wadm.manifest("temperature", "1"),
                () -> wadm.put("temperature", "{}"),
                () -> wadm.deploy("temperature", "1"),
                () -> wadm.undeploy("temperature"),
                () -> wadm.delete("temperature"),
                () -> wadm.delete("temperature", "1"),
                () -> wadm.status("temperature"),
                lattice::hosts,
                () -> lattice.inventories(List.of(new LatticeHost("N1", "attic", Map.of(), Optional.empty()))),
                () -> lattice.followers(List.of(new LatticeHost("N1", "attic", Map.of(), Optional.empty()))),
                lattice::links,
                () -> lattice.putLink(link),
                () -> lattice.renewLink(link),
                () -> lattice.config("c"),
                () -> lattice.putConfig(new HeldConfig("c", Map.of("k", "v"))),
                () -> lattice.deleteConfig("c"));
    }

    private static void onlyProblems(ThrowingCallable call) {
        assertThatCode(() -> {
                    try {
                        call.call();
                    } catch (ProblemsException e) {
                        assertThat(e.problems()).isNotEmpty();
                    }
                })
                .doesNotThrowAnyException();
    }
}
