package io.pelato.it.infra;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Connection;
import io.nats.client.Nats;
import io.pelato.it.Eventually;
import io.pelato.it.Page;
import io.pelato.it.lattice.Service;
import io.pelato.it.maven.MavenProjectFolder;
import io.pelato.it.maven.MavenResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

/** The first five minutes: the goals up, deploy and down, with the files of infra/dev that the plugin carries. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DevIT {
    private static final List<String> PORTS = List.of(
            "NATS_PORT",
            "EDGE_NATS_PORT",
            "EDGE_MQTT_PORT",
            "EDGE_WEBSOCKET_PORT",
            "REGISTRY_PORT",
            "POSTGRES_PORT",
            "HTTP_PORT");
    private static final String PROJECT =
            "pelato-it-dev-" + ProcessHandle.current().pid();

    private final Path cache = Infra.work(DevIT.class).resolve("cache");
    private final Map<String, String> variables = new TreeMap<>(Map.of("COMPOSE_PROJECT_NAME", PROJECT));
    private MavenProjectFolder project;
    private Path engine;

    @BeforeAll
    void ports_of_its_own_and_an_engine_with_compose() throws IOException {
        Infra.buildStandIns("nats", "wasmcloud", "wadm", "registry", "postgres");
        project = MavenProjectFolder.copyOf("two-tasks", DevIT.class);
        PORTS.forEach(port -> variables.put(port, Integer.toString(EdgeMachine.freePort())));
        Files.createDirectories(cache.resolve("dev"));
        Files.writeString(
                cache.resolve("dev/.env"),
                variables.entrySet().stream()
                        .map(variable -> variable.getKey() + "=" + variable.getValue())
                        .collect(Collectors.joining("\n")));
        engine = cache.resolve("engine");
        Files.writeString(
                engine, "#!/bin/sh\nexport DOCKER_CONFIG=" + Compose.configuration() + "\nexec docker \"$@\"\n");
        Files.setPosixFilePermissions(engine, PosixFilePermissions.fromString("rwx------"));
    }

    private MavenResult dev(String goal, String... words) {
        List<String> all = new ArrayList<>(List.of(goal, "-Dpelato.dev.engine=" + engine, "-Dpelato.cache=" + cache));
        all.addAll(List.of(words));
        return project.maven(all.toArray(String[]::new));
    }

    @Test
    @Order(1)
    void up_waits_until_everything_answers_and_tells_where_it_is() throws Exception {
        MavenResult up = dev("pelato:up");

        assertThat(up.exitCode()).as(up.output()).isZero();
        assertThat(up.output())
                .contains("Everything answers after ")
                .contains("NATS of the cloud: nats://localhost:" + variables.get("NATS_PORT"))
                .contains("Registry (plain HTTP): localhost:" + variables.get("REGISTRY_PORT"));
        try (Connection inCloud = Nats.connect(natsUrl("NATS_PORT"))) {
            assertThat(inCloud.request("wadm.api.default.model.get", new byte[0], Duration.ofSeconds(5)))
                    .isNotNull();
        }
    }

    @Test
    @Order(2)
    void messages_published_on_the_edge_come_out_of_the_workflow_in_the_cloud_once_each() throws Exception {
        String registry = "localhost:" + variables.get("REGISTRY_PORT");
        String provider = registry + "/providers/messaging-nats:test";
        Command.in(Infra.FOLDER)
                .run(Infra.tool("par"), "push", Infra.tool("messaging-nats.par"), provider, "--insecure");
        MavenResult deploy = project.maven(
                "deploy",
                "-Dpelato.builder=local",
                "-Dpelato.registry=" + registry + "/pelato",
                "-Dpelato.registry.allowHttp=true",
                "-Dpelato.providers=messaging=" + provider,
                "-Dpelato.nats.url=" + natsUrl("NATS_PORT"));
        assertThat(deploy.exitCode()).as(deploy.output()).isZero();

        try (Connection onEdge = Nats.connect(natsUrl("EDGE_NATS_PORT"));
                Connection inCloud = Nats.connect(natsUrl("NATS_PORT"))) {
            Numbers tagged = Numbers.on(inCloud, "tagged");
            tagged.awaitInterest(onEdge, "tagged");
            List<Long> sent = LongStream.range(0, 1000).boxed().toList();
            sent.forEach(number -> onEdge.publish("raw", Numbers.reading(number)));

            Eventually.that("all are out", () -> tagged.count() >= sent.size());
            assertThat(tagged.list()).containsExactlyInAnyOrderElementsOf(sent);
        }
    }

    @Test
    @Order(3)
    void the_lines_of_the_page_look_inside() {
        Page page = Page.of("infra/dev/README.md");

        assertThat(inFolder().line(page.command("docker compose ps"))).contains("wasmcloud-edge", "(healthy)");
        assertThat(inFolder().line(page.command("docker compose exec nats wget -q -O - http://127.0.0.1:8222")))
                .contains("\"streams\"");
        assertThat(inFolder().line(page.command("docker compose exec nats wget -q -O - http://127.0.0.1:8223")))
                .containsPattern("\"leafnodes\": *1");
        try (Service follows = Service.start(
                "follows",
                cache.resolve("logs"),
                inFolder().environment(),
                Command.words("cd " + cache.resolve("dev") + " && exec " + page.command("docker compose logs -f")))) {
            follows.awaitLog("wasmCloud host started", 60);
        }
    }

    private Command inFolder() {
        return Command.in(cache.resolve("dev"))
                .with("DOCKER_CONFIG", Compose.configuration().toString());
    }

    @Test
    @Order(4)
    void down_leaves_nothing_running() {
        MavenResult down = dev("pelato:down");

        assertThat(down.exitCode()).as(down.output()).isZero();
        assertThat(Engine.run("ps", "--all", "--quiet", "--filter", "label=com.docker.compose.project=" + PROJECT))
                .isEmpty();
    }

    @Test
    @Order(5)
    void without_maven_the_lines_of_the_page_do_the_same() {
        Page page = Page.of("infra/dev/README.md");

        inFolder().line(page.command("docker compose version"));
        inFolder().line(page.command("docker compose up --detach --wait"));
        inFolder().line(page.command("docker compose down --volumes"));
    }

    private String natsUrl(String port) {
        return "nats://localhost:" + variables.get(port);
    }

    @AfterAll
    void forget() {
        dev("pelato:down", "-Dpelato.dev.forget=true");
    }
}
