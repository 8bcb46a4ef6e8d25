package io.pelato.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.plan.Basis;
import io.pelato.plan.Change;
import io.pelato.plan.Difference;
import io.pelato.plan.Difference.Aspect;
import io.pelato.plan.Plan;
import java.util.List;
import java.util.Optional;
import org.apache.maven.shared.utils.logging.MessageUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A plan as people see it. */
class PlanLinesTest {

    @BeforeEach
    void the_terminal_has_no_colours() {
        MessageUtils.setColorEnabled(false);
    }

    @Test
    void old_and_new_stand_side_by_side_and_what_is_interrupted_below() {
        var clean = new Change(
                Change.Subject.TASK,
                "clean",
                Change.Kind.CHANGED,
                List.of(
                        difference(Aspect.CODE, "code", "sha256:" + "a".repeat(64), "sha256:" + "b".repeat(64)),
                        difference(Aspect.TOPIC, "dest_topic", "clean_data", "cleaned")),
                Optional.of("restarts on edge"));
        var gone = new Change(
                Change.Subject.TASK,
                "old",
                Change.Kind.GONE,
                List.of(new Difference(Aspect.TARGET, "target", Optional.of("cloud"), Optional.empty())),
                Optional.of("stops on cloud"));

        assertThat(new PlanLines(plan(List.of(clean, gone))).lines())
                .containsExactly(
                        "temperature in the lattice default: from v1 to v2",
                        "  ~ task clean",
                        "      code        sha256:aaaaaaaaaaaa  ->  sha256:bbbbbbbbbbbb",
                        "      dest_topic  clean_data           ->  cleaned",
                        "      interrupts: restarts on edge",
                        "  - task old",
                        "      target  cloud  ->  -",
                        "      interrupts: stops on cloud",
                        "0 to add, 1 to change, 1 to take away, 2 interrupted");
    }

    @Test
    void a_plan_without_changes_says_so() {
        assertThat(new PlanLines(new Plan(basis("v1"), List.of())).lines())
                .containsExactly(
                        "temperature in the lattice default runs as the workflow says: a deployment changes nothing");
    }

    @Test
    void what_a_terminal_would_take_for_a_command_is_written_out() {
        var change = new Change(
                Change.Subject.TASK,
                "clean",
                Change.Kind.CHANGED,
                List.of(difference(Aspect.TOPIC, "dest_topic", "\u001b[2J", "b")),
                Optional.empty());

        assertThat(new PlanLines(plan(List.of(change))).lines()).noneMatch(line -> line.contains("\u001b"));
    }

    private static Difference difference(Aspect aspect, String name, String before, String after) {
        return new Difference(aspect, name, Optional.of(before), Optional.of(after));
    }

    private static Plan plan(List<Change> changes) {
        return new Plan(basis("v2"), changes);
    }

    private static Basis basis(String to) {
        return new Basis("default", "temperature", Optional.of("v1"), Optional.of(to), "hash", List.of());
    }
}
