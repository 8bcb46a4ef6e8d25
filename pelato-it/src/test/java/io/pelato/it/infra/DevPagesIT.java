package io.pelato.it.infra;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Subscription;
import io.pelato.it.lattice.Ports;
import io.pelato.it.lattice.Service;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a web page in the developer's browser can do to the lattice of infra/dev: its own configuration, real servers. */
@TestInstance(Lifecycle.PER_CLASS)
class DevPagesIT {
    private static final List<String> LOOPBACK = List.of("127.0.0.1");
    private static final String UPGRADE = String.join(
            "\r\n",
            "GET %s HTTP/1.1",
            "Host: %s",
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            "%s",
            "");

    private final Map<String, Integer> ports = new HashMap<>();
    private Service cloud;
    private Service edge;
    private Connection inCloud;

    @BeforeAll
    void the_nats_servers_of_the_lattice() throws Exception {
        Path folder = Infra.copy(DevPagesIT.class).resolveSibling("servers");
        cloud = start(folder, "nats.conf", "Server is ready");
        edge = start(folder, "nats-edge.conf", "Leafnode connection created");
        inCloud = Nats.connect("nats://127.0.0.1:" + ports.get("4222"));
    }

    private Service start(Path folder, String configuration, String ready) throws IOException {
        String text = Files.readString(Infra.FOLDER.resolve("dev").resolve(configuration))
                .replace("0.0.0.0", "127.0.0.1")
                .replace("\"/data\"", "\"" + folder.resolve(configuration + ".data") + "\"");
        for (String port : List.of("4222", "8222", "7422", "4223", "8223", "1883", "8080")) {
            ports.computeIfAbsent(port, key -> Ports.free(LOOPBACK));
            text = text.replace(":" + port + "\"", ":" + ports.get(port) + "\"");
        }
        Files.createDirectories(folder);
        Path file = Files.writeString(folder.resolve(configuration), text);
        return Service.start(
                        configuration,
                        folder,
                        Map.of("WEBSOCKET_ORIGINS", "[\"http://localhost:3000\"]"),
                        List.of(Infra.tool("nats-server"), "-c", file.toString()))
                .awaitLog(ready, 60);
    }

    /** The beginning of what a port answers. */
    private String ask(String port, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), ports.get(port))) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
        }
    }

    private String upgrade(String path, String host, String header) throws IOException {
        return ask("8080", UPGRADE.formatted(path, host, header));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: https://evil.example\r\n",
                "Origin: http://localhost\r\n",
                "Origin: http://localhost:8080\r\n",
                "Origin: http://127.0.0.1:3000\r\n",
                "Origin: https://localhost:3000\r\n",
                "Origin: http://localhost:3000.evil.example\r\n",
                "Origin: http://localhost:3000@evil.example\r\n",
                "Origin: null\r\n",
                "Sec-WebSocket-Origin: https://evil.example\r\n"
            })
    void a_page_of_another_origin_is_refused_on_every_path(String origin) throws Exception {
        for (String path : List.of("/", "/mqtt", "/leafnode")) {
            assertThat(upgrade(path, "localhost:" + ports.get("8080"), origin))
                    .as(path)
                    .isEqualTo("HTTP/1.1 403");
        }
    }

    @Test
    void a_page_that_gave_its_own_name_this_machine_s_address_is_refused() throws Exception {
        assertThat(upgrade("/", "evil.example:8080", "Origin: http://evil.example:8080\r\n"))
                .isEqualTo("HTTP/1.1 403");
    }

    @Test
    void the_origin_that_was_named_and_programs_get_in() throws Exception {
        assertThat(upgrade("/", "localhost:8080", "Origin: http://localhost:3000\r\n"))
                .isEqualTo("HTTP/1.1 101");
        assertThat(upgrade("/", "localhost:8080", "")).isEqualTo("HTTP/1.1 101");
        try (Connection device = Nats.connect("ws://127.0.0.1:" + ports.get("8080"))) {
            assertThat(device.getStatus()).isEqualTo(Connection.Status.CONNECTED);
        }
    }

    /** A form or fetch may send any body to any port, but only after lines of HTTP. */
    @ParameterizedTest
    @ValueSource(strings = {"4222", "4223"})
    void what_a_page_posts_to_nats_is_not_taken_for_its_protocol(String port) throws Exception {
        Subscription heard = inCloud.subscribe("wadm.>");
        inCloud.flush(Duration.ofSeconds(5));
        String body = "\r\nCONNECT {\"verbose\":false}\r\nPUB wadm.api.default.model.put 4\r\nevil\r\nPING\r\n";
        for (String method : List.of("POST", "GET", "PUT", "HEAD", "OPTIONS", "DELETE")) {
            String answer = ask(
                    port,
                    method + " / HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + body.length() + "\r\n" + body);
            assertThat(answer).startsWith("INFO ");
        }

        assertThat(heard.nextMessage(Duration.ofSeconds(1))).isNull();
        heard.unsubscribe();
    }

    @Test
    void figures_that_any_page_could_read_are_not_published_and_every_port_is_on_the_loopback_address()
            throws Exception {
        String compose = Files.readString(Infra.FOLDER.resolve("dev/compose.yaml"));
        List<String> published = compose.lines()
                .map(String::strip)
                .filter(line -> line.matches("- \".*:[0-9]+\"|- \".*:\\$\\{[^}]*}\""))
                .toList();

        assertThat(published).hasSize(7).allMatch(line -> line.startsWith("- \"127.0.0.1:${"));
        assertThat(published).noneMatch(line -> line.contains("822"));
        assertThat(compose).doesNotContain("STORAGE_DELETE_ENABLED");
        for (String file : List.of("nats.conf", "nats-edge.conf")) {
            assertThat(Files.readString(Infra.FOLDER.resolve("dev").resolve(file)))
                    .containsPattern("http: \"127\\.0\\.0\\.1:822[23]\"");
        }
    }

    @AfterAll
    void stop() throws Exception {
        inCloud.close();
        edge.close();
        cloud.close();
    }
}
