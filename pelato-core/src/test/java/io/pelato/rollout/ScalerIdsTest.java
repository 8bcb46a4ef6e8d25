package io.pelato.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.application.Application;
import io.pelato.application.NamedConfig;
import io.pelato.application.Part;
import io.pelato.application.PartLink;
import io.pelato.application.Spread;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScalerIdsTest {

    @Test
    void ids_are_those_that_wadm_computes() {
        var spread = List.of(Spread.over("edge"), Spread.over("cloud"));
        var config = new NamedConfig("messaging-to-data_aggregation-handler-0cc6be4f6671", Optional.of(Map.of()));
        var messaging = new Part(
                Part.Kind.PROVIDER,
                "messaging",
                "temperature-messaging",
                "127.0.0.1:25224/wasmcloud/messaging-nats:0.28.0",
                List.of(),
                Part.Scaling.SHARED,
                2,
                spread,
                List.of(new PartLink(
                        "data_aggregation",
                        "data_aggregation",
                        "wasmcloud",
                        "messaging",
                        List.of("handler"),
                        List.of(config),
                        List.of())));
        var aggregation = new Part(
                Part.Kind.COMPONENT,
                "data_aggregation",
                "temperature-data_aggregation",
                "x",
                List.of(),
                Part.Scaling.SHARED,
                2,
                spread,
                List.of());

        assertThat(ScalerIds.of(new Application("temperature", "", List.of(messaging, aggregation), List.of())))
                .containsEntry(
                        "029d6652c1d12cce9929d359bccdb757a154dd8ec935c3082f11f7254d610ca8", "temperature-messaging")
                .containsEntry(
                        "917376e79f3ba51ed400d6a4a0244450d21a808580d21d8d99772f2b0868cdc4",
                        "the link messaging -> data_aggregation");
    }
}
