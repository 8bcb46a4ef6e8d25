package io.pelato.schedule;

import io.nats.client.Connection;
import io.nats.client.JetStream;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamOptions;
import io.nats.client.api.Republish;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfo;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import io.nats.client.support.NatsJetStreamConstants;
import io.pelato.application.LatticeNames;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The streams that hold the schedules of one project, one a component. Their metadata tell whose they are, so that
 * nobody else's stream is touched.
 */
final class ScheduleStreams {

    private static final String LATTICE = "pelato.lattice";
    private static final String PROJECT = "pelato.project";
    private static final String COMPONENT = "pelato.component";
    private static final String SCHEDULE = "pelato.schedule";
    private static final int NOT_FOUND = 404;

    private final JetStreamManagement management;
    private final JetStream jetStream;
    private final String lattice;
    private final String project;

    ScheduleStreams(Connection connection, Optional<String> domain, String lattice, String project) throws IOException {
        JetStreamOptions options = domain.map(
                        name -> JetStreamOptions.builder().domain(name).build())
                .orElse(JetStreamOptions.DEFAULT_JS_OPTIONS);
        this.management = connection.jetStreamManagement(options);
        this.jetStream = connection.jetStream(options);
        this.lattice = lattice;
        this.project = project;
    }

    /** The components that have a schedule. */
    List<String> components() throws IOException, JetStreamApiException {
        return management.getStreams().stream()
                .map(StreamInfo::getConfiguration)
                .filter(this::isOurs)
                .map(stream -> stream.getMetadata().get(COMPONENT))
                .sorted()
                .toList();
    }

    /** Whether the schedule is kept as it should be. */
    boolean has(Schedule schedule) throws IOException, JetStreamApiException {
        try {
            StreamConfiguration stream =
                    management.getStreamInfo(streamName(schedule.component())).getConfiguration();
            if (!isOurs(stream) || !schedule.shown().equals(stream.getMetadata().get(SCHEDULE))) {
                return false;
            }
            management.getLastMessage(stream.getName(), subject(schedule.component(), "schedule"));
            return true;
        } catch (JetStreamApiException e) {
            if (e.getErrorCode() == NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    /** Makes the stream and puts the schedule into it. */
    void make(Schedule schedule) throws IOException, JetStreamApiException {
        String component = schedule.component();
        String tick = subject(component, "tick");
        management.addStream(StreamConfiguration.builder()
                .name(streamName(component))
                .description("Schedule of " + project + "/" + component + ", kept by Pelato")
                .metadata(Map.of(LATTICE, lattice, PROJECT, project, COMPONENT, component, SCHEDULE, schedule.shown()))
                .subjects(subject(component, "schedule"), tick)
                .storageType(StorageType.File)
                .maxMessagesPerSubject(1)
                .allowMessageSchedules()
                .republish(Republish.builder()
                        .source(tick)
                        .destination(schedule.subject())
                        .build())
                .build());
        var headers = new Headers()
                .put(NatsJetStreamConstants.NATS_SCHEDULE_HDR, schedule.pattern())
                .put(NatsJetStreamConstants.NATS_SCHEDULE_TARGET_HDR, tick);
        schedule.timeZone().ifPresent(zone -> headers.put(NatsJetStreamConstants.NATS_SCHEDULE_TIME_ZONE_HDR, zone));
        try {
            jetStream.publish(NatsMessage.builder()
                    .subject(subject(component, "schedule"))
                    .headers(headers)
                    .data(new byte[0])
                    .build());
        } catch (IOException | JetStreamApiException e) {
            delete(component);
            throw e;
        }
    }

    /** Takes the stream away, if there is one. */
    void delete(String component) throws IOException, JetStreamApiException {
        try {
            management.deleteStream(streamName(component));
        } catch (JetStreamApiException e) {
            if (e.getErrorCode() != NOT_FOUND) {
                throw e;
            }
        }
    }

    private boolean isOurs(StreamConfiguration stream) {
        Map<String, String> metadata = Optional.ofNullable(stream.getMetadata()).orElse(Map.of());
        return lattice.equals(metadata.get(LATTICE)) && project.equals(metadata.get(PROJECT));
    }

    private String streamName(String component) {
        return "pelato-schedule-" + LatticeNames.normalised(lattice) + "-" + LatticeNames.id(project, component);
    }

    private String subject(String component, String leaf) {
        return "pelato.schedule." + LatticeNames.normalised(lattice) + "." + LatticeNames.normalised(project) + "."
                + LatticeNames.normalised(component) + "." + leaf;
    }
}
