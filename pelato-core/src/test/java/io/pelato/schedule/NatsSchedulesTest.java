package io.pelato.schedule;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.lattice.LatticeSettings;
import io.pelato.lattice.NatsSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NatsSchedulesTest {

    private static final List<Schedule> SCHEDULES =
            List.of(new Schedule("read", "@every 5s", Optional.empty(), "temperature.read.trigger"));

    private ServerSocket server;

    @Test
    void a_server_before_2_14_is_told_before_anything_is_deployed() throws IOException {
        NatsSchedules schedules = schedulesAt("2.12.3", true);

        assertThatThrownBy(() -> schedules.check(SCHEDULES))
                .hasMessageContaining("The workflow has a schedule, and NATS at")
                .hasMessageContaining("is version 2.12.3. Use NATS 2.14 or later");
    }

    @Test
    void a_server_without_jetstream_is_told() throws IOException {
        NatsSchedules schedules = schedulesAt("2.14.0", false);

        assertThatThrownBy(() -> schedules.check(SCHEDULES)).hasMessageContaining("has no JetStream to keep it");
    }

    @Test
    void a_workflow_without_schedules_needs_neither() throws IOException {
        NatsSchedules schedules = schedulesAt("2.10.0", false);

        assertThatCode(() -> {
                    schedules.check(List.of());
                    schedules.apply("temperature", List.of(), new ScheduleListener() {});
                })
                .doesNotThrowAnyException();
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    /** A server that greets as NATS of this version does and answers pings, and nothing else. */
    private NatsSchedules schedulesAt(String version, boolean jetStream) throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        var thread = new Thread(() -> accept(version, jetStream), "nats " + version);
        thread.setDaemon(true);
        thread.start();
        return new NatsSchedules(
                new LatticeSettings(
                        "default",
                        NatsSettings.of("nats://127.0.0.1:" + server.getLocalPort()),
                        Duration.ofSeconds(10)),
                Optional.empty());
    }

    private void accept(String version, boolean jetStream) {
        boolean open = true;
        while (open) {
            try (Socket socket = server.accept()) {
                OutputStream out = socket.getOutputStream();
                String info = "INFO {\"server_id\":\"S\",\"server_name\":\"S\",\"version\":\"" + version
                        + "\",\"go\":\"go1\",\"host\":\"127.0.0.1\",\"port\":" + server.getLocalPort()
                        + ",\"headers\":true,\"max_payload\":1048576,\"proto\":1,\"jetstream\":" + jetStream + "}\r\n";
                out.write(info.getBytes(StandardCharsets.UTF_8));
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    if (line.equals("PING")) {
                        out.write("PONG\r\n".getBytes(StandardCharsets.UTF_8));
                    }
                }
            } catch (IOException e) {
                open = !server.isClosed();
            }
        }
    }
}
