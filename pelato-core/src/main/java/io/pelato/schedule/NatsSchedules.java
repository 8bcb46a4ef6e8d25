package io.pelato.schedule;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.pelato.lattice.LatticeSettings;
import io.pelato.lattice.NatsConnector;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps the schedules of workflows in NATS: for each a stream that holds the schedule as a message, into which the
 * server writes a tick when it is due, and out of which it sends the tick on to the task's trigger. Needs NATS 2.14,
 * whose server is the first that repeats scheduled messages.
 */
public final class NatsSchedules {

    private static final String OLDEST = "2.14.0";

    private final LatticeSettings settings;
    private final Optional<String> domain;

    /**
     * Names the NATS; nothing is connected before it is needed.
     *
     * @param settings where NATS is, and the lattice whose schedules are kept
     * @param domain the JetStream domain that keeps them, where NATS is a leaf node of it
     */
    public NatsSchedules(LatticeSettings settings, Optional<String> domain) {
        this.settings = settings;
        this.domain = domain;
    }

    /**
     * Finds out whether NATS can keep the schedules, before anything is deployed.
     *
     * @throws ProblemsException when it cannot be reached, is too old or has no JetStream
     */
    public void check(List<Schedule> schedules) {
        if (!schedules.isEmpty()) {
            try (var connection = new Session(settings)) {
                connection.expectSchedules();
            }
        }
    }

    /**
     * Makes the schedules of a project, and takes away those that it has no more. A schedule that is there already keeps
     * its pace.
     *
     * @throws ProblemsException when NATS cannot keep them
     */
    public void apply(String project, List<Schedule> schedules, ScheduleListener listener) {
        try (var connection = new Session(settings)) {
            if (schedules.isEmpty() && !connection.hasJetStream()) {
                return;
            }
            if (!schedules.isEmpty()) {
                connection.expectSchedules();
            }
            ScheduleStreams streams = connection.streams(project);
            Set<String> kept = new HashSet<>();
            for (Schedule schedule : schedules) {
                kept.add(schedule.component());
                if (streams.has(schedule)) {
                    listener.unchanged(schedule.component(), schedule.shown());
                } else {
                    remake(streams, schedule);
                    listener.made(schedule.component(), schedule.shown());
                }
            }
            for (String component : streams.components()) {
                if (!kept.contains(component)) {
                    streams.delete(component);
                    listener.removed(component);
                }
            }
        } catch (IOException | JetStreamApiException e) {
            throw refused(e);
        }
    }

    /**
     * Takes away all schedules of a project.
     *
     * @throws ProblemsException when NATS cannot be reached or refuses
     */
    public void remove(String project, ScheduleListener listener) {
        apply(project, List.of(), listener);
    }

    /**
     * The schedules that are not kept in NATS as they should be.
     *
     * @throws ProblemsException when NATS cannot be reached
     */
    public List<Schedule> missing(String project, List<Schedule> schedules) {
        if (schedules.isEmpty()) {
            return List.of();
        }
        try (var connection = new Session(settings)) {
            connection.expectSchedules();
            ScheduleStreams streams = connection.streams(project);
            List<Schedule> missing = new ArrayList<>();
            for (Schedule schedule : schedules) {
                if (!streams.has(schedule)) {
                    missing.add(schedule);
                }
            }
            return missing;
        } catch (IOException | JetStreamApiException e) {
            throw refused(e);
        }
    }

    private static void remake(ScheduleStreams streams, Schedule schedule) throws IOException {
        try {
            streams.delete(schedule.component());
            streams.make(schedule);
        } catch (JetStreamApiException e) {
            throw new ProblemsException(
                    Problem.of(
                            "NATS does not take the schedule " + schedule.shown() + " of " + schedule.component() + ": "
                                    + e.getMessage(),
                            "Correct it in workflow.yaml if it is about the pattern; the NATS user must be allowed to"
                                    + " manage streams ($JS.API.>)"),
                    e);
        }
    }

    private static ProblemsException refused(Exception e) {
        return new ProblemsException(
                Problem.of(
                        "JetStream does not tell which schedules it keeps: " + e.getMessage(),
                        "Check that JetStream is up and that this NATS user may manage streams ($JS.API.>)"),
                e);
    }

    /** One connection. */
    private final class Session implements AutoCloseable {

        private final Connection connection;

        Session(LatticeSettings settings) {
            this.connection = new NatsConnector(settings.nats()).connect();
        }

        boolean hasJetStream() {
            return domain.isPresent() || connection.getServerInfo().isJetStreamAvailable();
        }

        void expectSchedules() {
            String server = connection.getServerInfo().getHost() + ":"
                    + connection.getServerInfo().getPort();
            if (connection.getServerInfo().isOlderThanVersion(OLDEST)) {
                throw new ProblemsException(Problem.of(
                        "The workflow has a schedule, and NATS at " + server + " is version "
                                + connection.getServerInfo().getVersion(),
                        "Use NATS 2.14 or later, or take the schedule out of workflow.yaml and send messages to the"
                                + " task's trigger yourself"));
            }
            if (!hasJetStream()) {
                throw new ProblemsException(Problem.of(
                        "The workflow has a schedule, and NATS at " + server + " has no JetStream to keep it",
                        "Connect with a server that has it (pelato.nats.url), or name its domain"
                                + " (pelato.nats.domain)"));
            }
        }

        ScheduleStreams streams(String project) throws IOException {
            return new ScheduleStreams(connection, domain, settings.lattice(), project);
        }

        @Override
        public void close() {
            try {
                connection.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
