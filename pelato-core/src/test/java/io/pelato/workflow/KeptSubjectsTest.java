package io.pelato.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.problem.Location;
import io.pelato.template.Templates;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of the subjects that tasks with at_least_once take can be kept. */
class KeptSubjectsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"'>', $JS.>", "'*.temperature', $JS.>", "'*.*.>', $JS.>", "'$SYS.ACCOUNT.>', $SYS.>"})
    void a_subject_that_stands_for_nats_own_ones_too_is_told(String subject, String own) {
        assertThat(faults(task("a", "'" + subject + "'")))
                .startsWith("workflow.yaml:3:74: \"" + subject
                        + "\" cannot be kept: subjects of NATS's own are among it (" + own + "). Begin it with a word");
    }

    @Test
    void subjects_that_cross_are_told_where_the_later_one_stands() {
        assertThat(faults(task("a", "'plant.*.temperature'") + task("b", "'plant.north.*'")))
                .isEqualTo("workflow.yaml:4:74: \"plant.north.*\" cannot be kept beside \"plant.*.temperature\" (line"
                        + " 3): some subjects are both, and neither is a part of the other. NATS keeps a subject in one"
                        + " place only: let one of the two cover the other, let them share no subject, or write"
                        + " `delivery: at_most_once` for one of the tasks");
    }

    @Test
    void one_that_covers_another_and_one_of_a_task_that_keeps_nothing_are_no_fault() {
        assertThat(read(task("a", "'plant.>'") + task("b", "'plant.north.*'"))
                        .keep()
                        .written()
                        .subjects())
                .containsOnlyKeys("plant.>", "plant.north.*");
        assertThat(read(task("a", "'plant.*.temperature'")
                                + task("b", "'plant.north.*'").replace("version", "delivery: at_most_once, version"))
                        .keep()
                        .written()
                        .subjects())
                .containsOnlyKeys("plant.*.temperature");
    }

    @Test
    void where_it_stands_is_kept_for_whoever_finds_that_a_server_cannot_keep_it() {
        Keep.Written written = TestProject.in(folder, builtIn())
                .read("keep: {max_bytes: 2GB}\ndelivery: at_least_once\ntasks:\n" + task("a", "readings"))
                .keep()
                .written();

        assertThat(written.maxBytes()).contains(new Location(Path.of("workflow.yaml"), 1, 19));
        assertThat(written.subject("readings")).contains(new Location(Path.of("workflow.yaml"), 4, 74));
        assertThat(written.subject("others")).isEqualTo(Optional.empty());
    }

    private String faults(String tasks) {
        return TestProject.in(folder, builtIn()).faults("delivery: at_least_once\ntasks:\n" + tasks);
    }

    private Workflow read(String tasks) {
        return TestProject.in(folder, builtIn()).read("delivery: at_least_once\ntasks:\n" + tasks);
    }

    private static Templates builtIn() {
        return Templates.read(List.of());
    }

    private static String task(String component, String source) {
        return "- {type: processor_nats, code: aggregate.go, target: edge, source_topic: " + source
                + ", dest_topic: out, component_name: " + component + ", version: 1.0.0}\n";
    }
}
