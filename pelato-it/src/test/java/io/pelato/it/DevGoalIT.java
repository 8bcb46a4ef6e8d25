package io.pelato.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Subscription;
import io.pelato.it.lattice.Lattice;
import io.pelato.it.lattice.Questions;
import io.pelato.it.lattice.Side;
import io.pelato.it.maven.MavenProjectFolder;
import io.pelato.it.maven.MavenRun;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Save after save on real hosts, by the goal that stays. */
@ExtendWith(LatticeExtension.class)
class DevGoalIT {

    @Test
    void what_is_saved_runs_what_is_wrong_changes_nothing_and_an_interrupt_leaves_nothing_behind(Lattice lattice)
            throws Exception {
        MavenProjectFolder project = MavenProjectFolder.copyOf("two-tasks", DevGoalIT.class);
        List<String> arguments = new ArrayList<>(lattice.mavenArguments());
        arguments.add("-Dpelato.builder=local");
        arguments.add("pelato:dev");
        var questions = new Questions(lattice.natsUrl(Side.CLOUD));
        MavenRun dev = project.start(arguments);
        try (Connection nats = Nats.connect(lattice.natsUrl(Side.CLOUD))) {
            Eventually.says(dev, "The workflow: live after ");
            Eventually.says(dev, "Listening to ");
            answers(nats, "tagged x");
            Eventually.says(dev, "tagged x");

            project.replace("tasks/tag.go", "\"tagged \"", "\"marked \"");
            Eventually.says(dev, "tasks/tag.go: live after ");
            answers(nats, "marked x");
            assertThat(dev.output()).doesNotContain("this version named");

            project.replace("tasks/tag.go", "\"marked \"", "\"marked ");
            Eventually.says(dev, "tasks/tag.go: nothing was changed; save again");
            assertThat(dev.output()).contains("[ERROR]", "tag.go:");
            answers(nats, "marked x");

            project.replace("tasks/tag.go", "\"marked ", "\"mended \"");
            answers(nats, "mended x");
        } finally {
            dev.interrupt();
        }
        Eventually.ends(dev);
        assertThat(dev.output()).contains("The workflow is gone: nothing of it is left on the hosts");
        assertThat(Inventory.ids(questions, "two_tasks")).isEmpty();
        assertThat(questions.links()).doesNotContain("two_tasks");

        arguments.add("-Dpelato.dev.quiet");
        MavenRun quiet = project.start(arguments);
        Eventually.says(quiet, "The workflow: live after ");
        quiet.interrupt();
        Eventually.ends(quiet);
        assertThat(quiet.output()).doesNotContain("Listening to ");
    }

    @Test
    void without_a_lattice_each_save_is_checked_and_built() {
        MavenProjectFolder project = MavenProjectFolder.copyOf("two-tasks", DevGoalIT.class, "two-tasks-built");
        MavenRun dev = project.start(List.of("-Dpelato.builder=local", "-Dpelato.dev.phase=package", "pelato:dev"));
        try {
            Eventually.says(dev, "The workflow: built after ");

            project.replace("workflow.yaml", "dest_topic: tagged", "dest_topics: tagged");
            Eventually.says(dev, "workflow.yaml: nothing was changed; save again");
            assertThat(dev.output()).contains("[ERROR]", "workflow.yaml:");

            project.replace("workflow.yaml", "dest_topics: tagged", "dest_topic: tagged");
            Eventually.says(dev, "workflow.yaml: built after ");
            assertThat(project.directory().resolve("target/pelato/components/tag.wasm"))
                    .exists();
        } finally {
            dev.interrupt();
        }
        Eventually.ends(dev);
        assertThat(dev.output()).doesNotContain("Exception", "is gone");
    }

    private static void answers(Connection nats, String expected) throws Exception {
        Subscription results = nats.subscribe("tagged");
        nats.flush(Duration.ofSeconds(10));
        Eventually.that("the answer is " + expected, () -> {
            nats.publish("raw", " x ".getBytes(StandardCharsets.UTF_8));
            var answer = results.nextMessage(Duration.ofSeconds(1));
            return answer != null && new String(answer.getData(), StandardCharsets.UTF_8).equals(expected);
        });
        results.unsubscribe();
    }
}
