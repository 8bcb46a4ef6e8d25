package io.pelato.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.application.Schedule;
import io.pelato.lattice.LatticeConnection;
import io.pelato.lattice.LatticeSettings;
import io.pelato.lattice.NatsServerStub;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NatsSchedulesTest {

    private static final List<Schedule> SCHEDULES =
            List.of(new Schedule("read", "@every 5s", Optional.empty(), "temperature.read.trigger"));

    private NatsServerStub server;
    private LatticeConnection connection;

    @Test
    void a_server_before_2_14_is_told_before_anything_is_deployed() throws IOException {
        NatsSchedules schedules = schedulesAt("2.12.3", true);

        assertThatThrownBy(() -> schedules.check("temperature", SCHEDULES))
                .hasMessageContaining("The workflow has a schedule, and NATS at")
                .hasMessageContaining("is version 2.12.3. Use NATS 2.14 or later");
    }

    @Test
    void a_server_without_jetstream_is_told() throws IOException {
        NatsSchedules schedules = schedulesAt("2.14.0", false);

        assertThatThrownBy(() -> schedules.check("temperature", SCHEDULES))
                .hasMessageContaining("has no JetStream to keep it");
    }

    @Test
    void a_workflow_without_schedules_needs_neither() throws IOException {
        NatsSchedules schedules = schedulesAt("2.10.0", false);

        schedules.check("temperature", List.of());
        schedules.keep("temperature", List.of(), new ScheduleListener() {});
        schedules.checkRemoval("temperature", List.of());
        schedules.remove("temperature", List.of(), new ScheduleListener() {});

        assertThat(schedules.missing("temperature", List.of())).isEmpty();
        assertThat(server.heard).noneMatch(line -> line.contains("$JS"));
    }

    @Test
    void schedules_that_cannot_be_taken_away_are_told_before_anything_is_changed() throws IOException {
        NatsSchedules schedules = schedulesAt("2.14.0", false);

        assertThatThrownBy(() -> schedules.checkRemoval("temperature", List.of("read")))
                .hasMessageContaining("The workflow has schedules (read), and NATS at")
                .hasMessageContaining("Nothing was changed");
    }

    @AfterEach
    void close() throws IOException {
        connection.close();
        server.close();
    }

    private NatsSchedules schedulesAt(String version, boolean jetStream) throws IOException {
        server = new NatsServerStub(version, jetStream);
        var settings = new LatticeSettings(
                "default", NatsServerStub.settings(server.url()), Duration.ofSeconds(10), Optional.empty());
        connection = LatticeConnection.open(settings);
        return new NatsSchedules(connection, settings);
    }
}
