package io.pelato.it.infra;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Connection;
import io.nats.client.Nats;
import io.pelato.it.maven.MavenProjectFolder;
import io.pelato.it.maven.MavenResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** infra/dev as it is: the whole lattice on this machine, and a workflow deployed to it. */
@TestInstance(Lifecycle.PER_CLASS)
class DevIT {
    private static final List<String> PORTS = List.of(
            "NATS_PORT",
            "NATS_MONITOR_PORT",
            "EDGE_NATS_PORT",
            "EDGE_MQTT_PORT",
            "EDGE_WEBSOCKET_PORT",
            "REGISTRY_PORT",
            "POSTGRES_PORT",
            "HTTP_PORT");

    private final Map<String, String> ports = new TreeMap<>();
    private Compose dev;

    @BeforeAll
    void the_lattice_is_up() {
        Infra.buildStandIns("nats", "wasmcloud", "wadm", "registry", "postgres");
        Path folder = Infra.copy(DevIT.class).resolve("dev");
        PORTS.forEach(port -> ports.put(port, Integer.toString(EdgeMachine.freePort())));
        dev = new Compose(folder, "pelato-it-dev-" + ProcessHandle.current().pid(), ports);
        dev.up();
    }

    @Test
    void messages_published_on_the_edge_come_out_of_the_workflow_in_the_cloud_once_each() throws Exception {
        String registry = "localhost:" + ports.get("REGISTRY_PORT");
        String provider = registry + "/providers/messaging-nats:test";
        Command.in(Infra.FOLDER)
                .run(Infra.tool("par"), "push", Infra.tool("messaging-nats.par"), provider, "--insecure");
        MavenResult result = MavenProjectFolder.copyOf("two-tasks", DevIT.class)
                .maven(
                        "deploy",
                        "-Dpelato.builder=local",
                        "-Dpelato.registry=" + registry + "/pelato",
                        "-Dpelato.registry.allowHttp=true",
                        "-Dpelato.providers=messaging=" + provider,
                        "-Dpelato.nats.url=nats://localhost:" + ports.get("NATS_PORT"));
        assertThat(result.exitCode()).as(result.output()).isZero();

        try (Connection onEdge = Nats.connect("nats://localhost:" + ports.get("EDGE_NATS_PORT"));
                Connection inCloud = Nats.connect("nats://localhost:" + ports.get("NATS_PORT"))) {
            Numbers tagged = Numbers.on(inCloud, "tagged");
            inCloud.flush(Duration.ofSeconds(5));
            List<Long> sent = LongStream.range(0, 1000).boxed().toList();
            sent.forEach(number -> onEdge.publish("raw", Numbers.reading(number)));

            Waiting.until("all are out", () -> tagged.count() >= sent.size());
            assertThat(tagged.list()).containsExactlyInAnyOrderElementsOf(sent);
        }
    }

    @AfterAll
    void stop() {
        dev.close();
    }
}
