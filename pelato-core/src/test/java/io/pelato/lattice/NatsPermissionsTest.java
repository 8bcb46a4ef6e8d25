package io.pelato.lattice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers as nats-server 2.15.1 sent them. */
class NatsPermissionsTest {

    @Test
    void a_user_without_rules_may_do_everything() {
        NatsPermissions all = permissions("{\"user\":\"all\",\"account\":\"$G\"}");

        assertThat(all.allow(NatsRight.publish("wadm.api.default.model.put"))).isTrue();
        assertThat(all.allow(NatsRight.subscribe("wasmbus.evt.default.>"))).isTrue();
    }

    @Test
    void a_user_with_a_list_may_do_what_it_names() {
        NatsPermissions some = permissions("""
                {"user":"d","account":"$G","permissions":{"publish":{"allow":["wadm.api.default.model.\\u003e"]},
                "subscribe":{"allow":["_INBOX.\\u003e"]}}}""");

        assertThat(some.allow(NatsRight.publish("wadm.api.default.model.deploy.temperature")))
                .isTrue();
        assertThat(some.allow(NatsRight.publish("wadm.api.other.model.put"))).isFalse();
        assertThat(some.allow(NatsRight.subscribe("wasmbus.evt.default.>"))).isFalse();
    }

    @Test
    void what_is_denied_is_not_allowed() {
        NatsPermissions some = permissions("{\"permissions\":{\"publish\":{\"deny\":[\"wadm.api.*.model.put\"]}}}");

        assertThat(some.allow(NatsRight.publish("wadm.api.default.model.put"))).isFalse();
        assertThat(some.allow(NatsRight.publish("wadm.api.default.model.get"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "a.>, a.b, true",
        "a.>, a.b.c, true",
        "a.>, a, false",
        "a.*, a.b, true",
        "a.*, a.b.c, false",
        "a.*.c, a.*.c, true",
        "a.b, a.*, false",
        "a.*, a.>, false",
        ">, a.b, true",
        "a.b, a.b, true",
        "a.b.c, a.b, false",
    })
    void a_rule_covers_every_subject_that_it_stands_for(String rule, String subject, boolean covers) {
        assertThat(NatsPermissions.covers(rule, subject)).isEqualTo(covers);
    }

    private static NatsPermissions permissions(String data) {
        try {
            return new NatsPermissions(new ObjectMapper().readTree("{\"data\":" + data + "}"));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
