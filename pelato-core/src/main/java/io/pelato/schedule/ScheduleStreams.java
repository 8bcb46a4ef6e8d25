package io.pelato.schedule;

import io.nats.client.Connection;
import io.nats.client.JetStream;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamOptions;
import io.nats.client.api.Republish;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import io.nats.client.support.NatsJetStreamConstants;
import io.pelato.application.LatticeNames;
import io.pelato.application.Schedule;
import io.pelato.lattice.NatsRight;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
    private final String api;
    private final String lattice;
    private final String project;

    ScheduleStreams(Connection connection, Optional<String> domain, String lattice, String project) throws IOException {
        JetStreamOptions options = domain.map(
                        name -> JetStreamOptions.builder().domain(name).build())
                .orElse(JetStreamOptions.DEFAULT_JS_OPTIONS);
        this.management = connection.jetStreamManagement(options);
        this.jetStream = connection.jetStream(options);
        this.api = domain.map(name -> "$JS." + name + ".API.").orElse("$JS.API.");
        this.lattice = lattice;
        this.project = project;
    }

    /** Whether the schedule is kept as it should be. */
    boolean has(Schedule schedule) throws IOException, JetStreamApiException {
        Optional<StreamConfiguration> stream = ours(schedule.component());
        if (stream.isEmpty()
                || !schedule.shown().equals(stream.get().getMetadata().get(SCHEDULE))) {
            return false;
        }
        try {
            management.getLastMessage(stream.get().getName(), subject(schedule.component(), "schedule"));
            return true;
        } catch (JetStreamApiException e) {
            return otherwiseThan(e, NOT_FOUND);
        }
    }

    /** Whether there is a schedule of this component, whatever it says. */
    boolean isThere(String component) throws IOException, JetStreamApiException {
        return ours(component).isPresent();
    }

    private Optional<StreamConfiguration> ours(String component) throws IOException, JetStreamApiException {
        StreamConfiguration stream;
        try {
            stream = management.getStreamInfo(streamName(component)).getConfiguration();
        } catch (JetStreamApiException e) {
            otherwiseThan(e, NOT_FOUND);
            return Optional.empty();
        }
        if (!isOurs(stream)) {
            throw new ProblemsException(Problem.of(
                    "The stream " + stream.getName() + " is not one that Pelato keeps for " + project,
                    "Choose another project_name or component_name, or take the stream away"));
        }
        return Optional.of(stream);
    }

    private static boolean otherwiseThan(JetStreamApiException e, int code) throws JetStreamApiException {
        if (e.getErrorCode() != code) {
            throw e;
        }
        return false;
    }

    /** What a NATS user must be allowed to make these schedules, and to look at them. */
    List<NatsRight> rightsToKeep(Collection<Schedule> schedules) {
        return schedules.stream()
                .map(Schedule::component)
                .flatMap(component -> Stream.concat(
                        api(component, "INFO", "CREATE", "DELETE", "MSG.GET"),
                        Stream.of(NatsRight.publish(subject(component, "schedule")))))
                .toList();
    }

    /** What a NATS user must be allowed to take the schedules of these components away. */
    List<NatsRight> rightsToRemove(Collection<String> components) {
        return components.stream()
                .flatMap(component -> api(component, "INFO", "DELETE"))
                .toList();
    }

    private Stream<NatsRight> api(String component, String... operations) {
        return Stream.of(operations)
                .map(operation -> NatsRight.publish(api + "STREAM." + operation + "." + streamName(component)));
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

    /** Takes the stream away, if there is one; tells whether there was. */
    boolean delete(String component) throws IOException, JetStreamApiException {
        return isThere(component) && management.deleteStream(streamName(component));
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
