package io.pelato.schedule;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.ServerInfo;
import io.pelato.application.Schedule;
import io.pelato.lattice.LatticeConnection;
import io.pelato.lattice.LatticeSettings;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the schedules of workflows in NATS: for each a stream that holds the schedule as a message, into which the
 * server writes a tick when it is due, and out of which it sends the tick on to the task's trigger. Needs NATS 2.14,
 * whose server is the first that repeats scheduled messages.
 */
public final class NatsSchedules implements Schedules {

    private static final String OLDEST = "2.14.0";

    private final LatticeConnection connection;
    private final Connection nats;
    private final Optional<String> domain;
    private final String lattice;

    /**
     * Uses a connection that there is already.
     *
     * @param connection the lattice's NATS
     * @param settings the lattice, and the JetStream domain that keeps schedules
     */
    public NatsSchedules(LatticeConnection connection, LatticeSettings settings) {
        this.connection = connection;
        this.nats = connection.nats();
        this.domain = settings.domain();
        this.lattice = settings.lattice();
    }

    @Override
    public void check(String project, List<Schedule> schedules) {
        if (schedules.isEmpty()) {
            return;
        }
        ServerInfo server = nats.getServerInfo();
        if (server.isOlderThanVersion(OLDEST)) {
            throw new ProblemsException(Problem.of(
                    "The workflow has a schedule, and NATS at " + address(server) + " is version "
                            + server.getVersion(),
                    "Use NATS 2.14 or later, or take the schedule out of workflow.yaml and send messages to the"
                            + " task's trigger yourself"));
        }
        if (!hasJetStream()) {
            throw new ProblemsException(Problem.of(
                    "The workflow has a schedule, and NATS at " + address(server) + " has no JetStream to keep it",
                    "Connect with a server that has it (pelato.nats.url), or name its domain"
                            + " (pelato.nats.domain)"));
        }
        connection.expect(streams(project).rightsToKeep(schedules));
        missing(project, schedules);
    }

    @Override
    public void keep(String project, List<Schedule> schedules, ScheduleListener listener) {
        if (schedules.isEmpty()) {
            return;
        }
        ScheduleStreams streams = streams(project);
        for (Schedule schedule : schedules) {
            try {
                if (streams.has(schedule)) {
                    listener.scheduledAlready(schedule.component(), schedule.shown());
                } else {
                    streams.delete(schedule.component());
                    streams.make(schedule);
                    listener.scheduled(schedule.component(), schedule.shown());
                }
            } catch (IOException | JetStreamApiException | IllegalStateException e) {
                throw refused("NATS does not take the schedule " + schedule.shown() + " of " + schedule.component(), e);
            }
        }
    }

    @Override
    public void checkRemoval(String project, Collection<String> components) {
        if (components.isEmpty()) {
            return;
        }
        if (!hasJetStream()) {
            throw new ProblemsException(Problem.of(
                    "The workflow has schedules (" + String.join(", ", components) + "), and NATS at "
                            + address(nats.getServerInfo()) + " has no JetStream, so that they cannot be taken away",
                    "Connect with a server that has it (pelato.nats.url), or name its domain"
                            + " (pelato.nats.domain). Nothing was changed"));
        }
        ScheduleStreams streams = streams(project);
        connection.expect(streams.rightsToRemove(components));
        for (String component : components) {
            try {
                streams.isThere(component);
            } catch (IOException | JetStreamApiException | IllegalStateException e) {
                throw refused("NATS does not tell whether " + component + " has a schedule", e);
            }
        }
    }

    @Override
    public void remove(String project, Collection<String> components, ScheduleListener listener) {
        if (components.isEmpty()) {
            return;
        }
        ScheduleStreams streams = streams(project);
        for (String component : components) {
            try {
                if (streams.delete(component)) {
                    listener.unscheduled(component);
                }
            } catch (IOException | JetStreamApiException | IllegalStateException e) {
                throw refused("NATS does not take away the schedule of " + component, e);
            }
        }
    }

    @Override
    public List<Schedule> missing(String project, List<Schedule> schedules) {
        if (schedules.isEmpty()) {
            return List.of();
        }
        ScheduleStreams streams = streams(project);
        List<Schedule> missing = new ArrayList<>();
        for (Schedule schedule : schedules) {
            try {
                if (!streams.has(schedule)) {
                    missing.add(schedule);
                }
            } catch (IOException | JetStreamApiException | IllegalStateException e) {
                throw refused("NATS does not tell whether it keeps the schedule of " + schedule.component(), e);
            }
        }
        return missing;
    }

    private ScheduleStreams streams(String project) {
        try {
            return new ScheduleStreams(nats, domain, lattice, project);
        } catch (IOException | IllegalStateException e) {
            throw refused("The connection with NATS ended", e);
        }
    }

    private boolean hasJetStream() {
        return domain.isPresent() || nats.getServerInfo().isJetStreamAvailable();
    }

    private static String address(ServerInfo server) {
        return server.getHost() + ":" + server.getPort();
    }

    private ProblemsException refused(String what, Exception cause) {
        connection.expect(List.of());
        String reason = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        return new ProblemsException(
                Problem.of(
                        what + ": " + reason,
                        "Correct the schedule if it is about its pattern, else check that JetStream is up"),
                cause);
    }
}
