package io.pelato.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.manifest.CheckedManifest;
import io.pelato.manifest.ManifestRenderer;
import io.pelato.workflow.Keep;
import io.pelato.workflow.Workflow;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of a workflow's messages, by the workflow and by the manifest that became of it. */
class KeepingTest {

    @TempDir
    private Path folder;

    @Test
    void in_the_cloud_all_that_tasks_take_is_captured_and_taken_there() {
        Keeping keeping = KeptWorkflow.assembled(folder, "").keeping().orElseThrow();

        assertThat(keeping.project()).isEqualTo("plant-1");
        assertThat(keeping.domain()).contains("cloud");
        assertThat(keeping.maxBytes()).isEqualTo(64L << 20);
        assertThat(keeping.subjects()).containsExactly("clean", "raw.>");
        assertThat(keeping.errorTopics()).containsExactly("plant.errors");
        assertThat(keeping.tasks())
                .containsExactly(
                        new Keeping.KeptTask("clean", true, false), new Keeping.KeptTask("judge", true, false));
        assertThat(keeping.written().subject("raw.>")).isPresent();
    }

    @Test
    void with_streams_on_edges_only_what_comes_from_outside_is_captured_under_its_name() {
        Keeping keeping =
                KeptWorkflow.assembled(folder, "entry: edge\n").keeping().orElseThrow();

        assertThat(keeping.edges()).isTrue();
        assertThat(keeping.subjects()).containsExactly("raw.>");
        assertThat(keeping.tasks())
                .containsExactly(
                        new Keeping.KeptTask("clean", false, true), new Keeping.KeptTask("judge", true, false));
    }

    @Test
    void a_manifest_tells_the_same_as_the_workflow_that_it_was_made_of() {
        for (String more : List.of("", "entry: edge\n")) {
            Assembly assembly = KeptWorkflow.assembled(folder, more);
            CheckedManifest manifest = CheckedManifest.of(
                    new ManifestRenderer(Optional.empty()).render(assembly.application()), Path.of("wadm.yaml"));

            assertThat(StoredKeeping.of(manifest.application()))
                    .contains(nowhere(assembly.keeping().orElseThrow()));
        }
    }

    @Test
    void streams_on_edges_take_a_name_for_the_cloud_s() {
        Workflow workflow = KeptWorkflow.read(folder, "entry: edge\n");

        new MessagePlan(workflow).check(Optional.of("cloud"));
        assertThatThrownBy(() -> new MessagePlan(workflow).check(Optional.empty()))
                .hasMessageContaining("workflow.yaml:1:8: With `entry: edge` each edge machine keeps messages")
                .hasMessageContaining("pelato.nats.domain");
    }

    @Test
    void streams_in_the_cloud_take_none() {
        assertThatNoException()
                .isThrownBy(() -> new MessagePlan(KeptWorkflow.read(folder, "")).check(Optional.empty()));
    }

    @Test
    void a_workflow_that_asks_for_nothing_keeps_nothing() {
        assertThat(StoredKeeping.of(Examples.application())).isEmpty();
        assertThat(new MessagePlan(Examples.workflow()).keeping(Optional.empty()))
                .isEmpty();
    }

    private static Keeping nowhere(Keeping keeping) {
        return new Keeping(
                keeping.project(),
                keeping.domain(),
                keeping.edges(),
                keeping.maxBytes(),
                keeping.subjects(),
                keeping.errorTopics(),
                keeping.tasks(),
                Keep.Written.NOWHERE);
    }
}
