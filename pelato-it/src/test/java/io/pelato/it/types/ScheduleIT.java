package io.pelato.it.types;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.api.StreamInfo;
import io.pelato.it.LatticeExtension;
import io.pelato.it.Listener;
import io.pelato.it.Page;
import io.pelato.it.infra.Command;
import io.pelato.it.lattice.Lattice;
import io.pelato.it.lattice.Side;
import io.pelato.it.maven.MavenProjectFolder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** producer_nats with a schedule: ticks come at its pace, and no more of them once it is changed or taken away. */
@ExtendWith(LatticeExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScheduleIT {

    private static final String FAST_STREAM = "pelato-schedule-default-ticks-fast";
    private static final String SLOW_STREAM = "pelato-schedule-default-ticks-slow";
    private static final String FAST_TRIGGER = "ticks.fast.trigger";

    private Lattice lattice;
    private DeployedWorkflow workflow;
    private JetStreams streams;

    @BeforeAll
    void deploy(Lattice shared) {
        lattice = shared;
        workflow = DeployedWorkflow.of(MavenProjectFolder.copyOf("ticks", ScheduleIT.class), lattice);
        streams = new JetStreams(lattice.natsUrl(Side.CLOUD));
    }

    @AfterAll
    void close() {
        streams.close();
    }

    /** One life of a workflow, whose parts depend on each other. */
    @Test
    void ticks_come_at_the_interval_until_the_schedule_is_changed_and_then_taken_away() {
        assertThat(workflow.deployment().output())
                .contains("fast is scheduled: @every 1s to " + FAST_TRIGGER)
                .contains("slow is scheduled: */4 * * * * * (Europe/Rome) to ticks.now");
        assertThat(scheduleStreams()).containsExactlyInAnyOrder(FAST_STREAM, SLOW_STREAM);

        each_tick_runs_the_task_once_on_one_of_the_hosts();
        four_ticks_of_a_second_come_between_two_of_four_seconds();
        a_message_on_the_trigger_runs_the_task_as_well();
        deployed_again_the_schedules_are_left_alone();
        a_changed_schedule_takes_the_place_of_the_old_one();
        undeployed_no_schedule_is_left();
    }

    private void each_tick_runs_the_task_once_on_one_of_the_hosts() {
        try (Listener cloud = Listener.on(lattice.natsUrl(Side.CLOUD), FAST_TRIGGER, "ticks.fast")) {
            List<String> seen = new ArrayList<>();
            while (!isWhole(seen)) {
                Listener.Received next = cloud.next();
                assertThat(next.text()).isEqualTo(next.subject().equals(FAST_TRIGGER) ? "" : "tick");
                seen.add(next.subject());
            }
        }
    }

    /** Five ticks and as many results; the listener may have come between a tick and its result. */
    private static boolean isWhole(List<String> seen) {
        long ticks = seen.stream().filter(FAST_TRIGGER::equals).count();
        long results = seen.size() - ticks;
        assertThat(results).as("results of " + ticks + " ticks").isLessThanOrEqualTo(ticks + 1);
        return ticks >= 5 && results >= ticks;
    }

    private void four_ticks_of_a_second_come_between_two_of_four_seconds() {
        try (Listener cloud = Listener.on(lattice.natsUrl(Side.CLOUD), FAST_TRIGGER, "ticks.now")) {
            List<String> seen = new ArrayList<>();
            while (seen.stream().filter("ticks.now"::equals).count() < 4) {
                seen.add(cloud.next().subject());
            }
            List<String> between = seen.subList(seen.indexOf("ticks.now"), seen.lastIndexOf("ticks.now"));
            // Both are on time, so three times four of them; a tick at the very edge may fall on either side.
            assertThat(between.stream().filter(FAST_TRIGGER::equals).count()).isBetween(11L, 13L);
        }
    }

    private void a_message_on_the_trigger_runs_the_task_as_well() {
        try (Listener cloud = Listener.on(lattice.natsUrl(Side.CLOUD), "ticks.slow")) {
            cloud.publish("ticks.now", "to do it");
            List<String> results = new ArrayList<>();
            while (!results.contains("told to do it")) {
                results.add(cloud.next().text());
            }
            assertThat(results.subList(0, results.size() - 1)).allMatch("tick"::equals);
        }
    }

    private void deployed_again_the_schedules_are_left_alone() {
        List<String> before = created();

        assertThat(workflow.maven("deploy").succeeded().output())
                .contains("fast is scheduled already: @every 1s to " + FAST_TRIGGER);

        assertThat(created()).isEqualTo(before);
        assertThat(workflow.maven("pelato:status").succeeded().output()).doesNotContain("missing");
    }

    private void a_changed_schedule_takes_the_place_of_the_old_one() {
        workflow.project().replace("workflow.yaml", "schedule: 1s", "schedule: 2h");

        assertThat(workflow.maven("deploy").succeeded().output())
                .contains("fast is scheduled: @every 2h to " + FAST_TRIGGER, "slow is scheduled already: ");

        assertThat(scheduleStreams()).containsExactlyInAnyOrder(FAST_STREAM, SLOW_STREAM);
        try (Listener cloud = Listener.on(lattice.natsUrl(Side.CLOUD), FAST_TRIGGER, "ticks.now")) {
            assertThat(List.of(cloud.next(), cloud.next(), cloud.next()))
                    .extracting(Listener.Received::subject)
                    .containsOnly("ticks.now");
        }
        try (Listener cloud = Listener.on(lattice.natsUrl(Side.CLOUD), "ticks.fast")) {
            Command.nats(lattice.natsUrl(Side.CLOUD))
                    .line(Page.of("docs/types/producer_nats.md")
                            .with("greenhouse.sensor_read.trigger", FAST_TRIGGER)
                            .command("nats pub greenhouse.sensor_read.trigger ''"));
            assertThat(cloud.next().text()).isEqualTo("tick");
        }
    }

    private void undeployed_no_schedule_is_left() {
        try (Listener cloud = Listener.on(lattice.natsUrl(Side.CLOUD), FAST_TRIGGER, "ticks.now", "ticks.end")) {
            assertThat(workflow.maven("pelato:undeploy").succeeded().output())
                    .contains("fast is no longer scheduled", "slow is no longer scheduled");
            assertThat(scheduleStreams()).isEmpty();

            cloud.rest();
            cloud.publish("ticks.end", "");
            assertThat(cloud.next().subject()).isEqualTo("ticks.end");
        }
    }

    private List<String> scheduleStreams() {
        return streams.streams().stream()
                .map(stream -> stream.getConfiguration().getName())
                .filter(name -> name.startsWith("pelato-schedule-"))
                .toList();
    }

    private List<String> created() {
        return streams.streams().stream()
                .filter(stream -> stream.getConfiguration().getName().startsWith("pelato-schedule-"))
                .map(StreamInfo::getCreateTime)
                .map(Object::toString)
                .sorted()
                .toList();
    }
}
