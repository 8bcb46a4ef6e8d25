package io.pelato.it.types;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.it.Eventually;
import io.pelato.it.LatticeExtension;
import io.pelato.it.Page;
import io.pelato.it.infra.Command;
import io.pelato.it.lattice.Lattice;
import io.pelato.it.lattice.Side;
import io.pelato.it.maven.MavenProjectFolder;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the goals tell of messages that are kept, and that these stay as long as nobody says that they go. */
@ExtendWith(LatticeExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeptMessagesIT {

    private static final String RESULTS = "KEPT_RESULTS";
    private static final int MESSAGES = 200;

    private Lattice lattice;
    private DeployedWorkflow workflow;
    private JetStreams streams;

    @BeforeAll
    void deploy(Lattice shared) {
        lattice = shared;
        streams = new JetStreams(lattice.natsUrl(Side.CLOUD));
        streams.make(RESULTS, "kept.out");
        workflow = DeployedWorkflow.of(
                MavenProjectFolder.copyOf("kept", KeptMessagesIT.class), lattice, "-Dpelato.nats.domain=cloud");
    }

    @AfterAll
    void undeploy() {
        workflow.close();
        streams.delete(RESULTS);
        streams.close();
    }

    @Test
    void messages_that_meet_a_component_without_its_configuration_are_handed_over_again() {
        try (var taken = new TakenConfig(lattice, "kept-double")) {
            send("taken");
        }
        each_comes_out_once("taken");
    }

    @Test
    void what_waits_is_told_stays_through_an_undeployment_and_goes_when_that_is_asked_for() {
        streams.send("kept.in", "poison");
        send("before");
        each_comes_out_once("before");
        lattice.stopEdgeHost();
        try {
            Eventually.that(
                    "nobody asks for messages any more", () -> streams.asking("PELATO_kept_cloud", "double") == 0);
            send("waiting");
            assertThat(workflow.maven("pelato:status").failed().output())
                    .containsPattern(
                            "kept in the JetStream domain cloud: PELATO_kept_cloud, [0-9]+ messages, .* KB of 200 MB")
                    .containsPattern("double: " + MESSAGES + " waiting, 0 in work, the oldest [0-9]+ s old")
                    .contains("reports on kept.errors: 1, in PELATO_kept_errors_cloud");

            assertThat(workflow.maven("pelato:undeploy").succeeded().output())
                    .contains(
                            "double: " + MESSAGES + " waiting, 0 in work",
                            "They stay and are worked on when it is deployed again",
                            "kept is gone");
            send("meanwhile");
        } finally {
            lattice.startEdgeHost();
        }
        workflow.maven("deploy").succeeded();
        each_comes_out_once("waiting");
        each_comes_out_once("meanwhile");

        assertThat(workflow.maven("pelato:undeploy", "-Dpelato.forget")
                        .succeeded()
                        .output())
                .contains(
                        "Deleted the stream PELATO_kept_cloud in the JetStream domain cloud",
                        "Deleted the stream PELATO_kept_errors_cloud");
        assertThat(streams.streams())
                .extracting(stream -> stream.getConfiguration().getName())
                .noneMatch(name -> name.startsWith("PELATO_kept"))
                .contains(RESULTS);
        streams.make("DEVICES", "kept.in");
        assertThat(workflow.maven("deploy").failed().errors())
                .singleElement()
                .asString()
                .contains("workflow.yaml:10:19: \"kept.in\" is kept already by the stream DEVICES in the JetStream"
                        + " domain cloud");
        streams.delete("DEVICES");
        workflow.maven("deploy").succeeded();
    }

    @Test
    void the_lines_of_the_pages_make_a_stream_and_look_at_those_that_are_there() {
        Page delivery = Page.of("docs/delivery.md").with("OUTBOX_NAME", "PELATO_kept_cloud");
        Page cloud = Page.of("infra/cloud/README.md");
        Command shell = Command.nats(lattice.natsUrl(Side.CLOUD));

        shell.line(delivery.command("nats stream add READINGS"));
        streams.send("readings.temperature", "21");
        assertThat(streams.texts("READINGS")).containsExactly("21");
        assertThat(shell.line(cloud.command("nats stream report"))).contains("READINGS", "PELATO_kept_cloud");
        streams.delete("READINGS");

        assertThat(shell.line(delivery.command("nats stream info OUTBOX_NAME"))).contains("kept.in", "Last Sequence");
        assertThat(shell.line(cloud.command("nats stream info KV_CONFIGDATA_default")))
                .contains("Active Consumers");
    }

    private void send(String run) {
        IntStream.range(0, MESSAGES).forEach(n -> streams.send("kept.in", run + " " + n + "."));
    }

    private void each_comes_out_once(String run) {
        List<String> wanted = IntStream.range(0, MESSAGES)
                .mapToObj(n -> run + " " + n + "." + run + " " + n + ".")
                .toList();
        Eventually.that(
                "all results of " + run + " are there", () -> results(run).size() >= MESSAGES);
        List<String> results = results(run);
        long lost = wanted.stream().filter(text -> !results.contains(text)).count();
        System.out.println(run + ": " + MESSAGES + " messages: " + lost + " lost, "
                + (results.size() - (MESSAGES - lost)) + " doubled");
        assertThat(results).containsExactlyInAnyOrderElementsOf(wanted);
    }

    private List<String> results(String run) {
        return streams.texts(RESULTS).stream()
                .filter(text -> text.startsWith(run + " "))
                .toList();
    }
}
