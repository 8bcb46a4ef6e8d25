package io.pelato.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of several places wins that set one parameter: the command line, then the configuration, then a property. */
class PrecedenceTest {

    @TempDir
    private Path folder;

    @Test
    void a_configuration_beats_a_property() {
        TestGoal goal = deploy().property("pelato.lattice", "property")
                .configured("lattice", "configuration")
                .property("pelato.deploy.timeout", "1")
                .configured("timeout", "2")
                .property("pelato.targets", "property")
                .configuredList("targets", "configuration");

        assertThat(lattice(goal)).isEqualTo("configuration");
        assertThat(seconds(goal)).isEqualTo(2);
        assertThat(goal.ready(DeployMojo.class).project().targets()).containsExactly("configuration");
    }

    @Test
    void the_command_line_beats_a_configuration_and_a_property() {
        TestGoal goal = deploy().property("pelato.lattice", "property")
                .configured("lattice", "configuration")
                .commandLine("pelato.lattice", "line")
                .configured("timeout", "2")
                .commandLine("pelato.deploy.timeout", "3")
                .configuredList("targets", "configuration")
                .commandLine("pelato.targets", "line,more")
                .configured("natsPassword", "configured")
                .configured("natsUsername", "ann")
                .commandLine("pelato.nats.password", "line");

        assertThat(lattice(goal)).isEqualTo("line");
        assertThat(seconds(goal)).isEqualTo(3);
        assertThat(goal.ready(DeployMojo.class).project().targets()).containsExactly("line", "more");
        assertThat(goal.ready(DeployMojo.class)
                        .request()
                        .access()
                        .lattice()
                        .nats()
                        .password())
                .contains("line");
    }

    @Test
    void a_property_beats_the_default() {
        TestGoal goal = deploy().property("pelato.lattice", "property").property("pelato.deploy.timeout", "7");

        assertThat(lattice(goal)).isEqualTo("property");
        assertThat(seconds(goal)).isEqualTo(7);
    }

    @Test
    void a_switch_that_a_configuration_sets_is_turned_off_by_the_command_line() {
        TestGoal goal = deploy().configured("skip", "true");

        assertThat(goal.ready(DeployMojo.class).isSkipped()).isTrue();
        assertThat(goal.commandLine("pelato.skip", "false")
                        .ready(DeployMojo.class)
                        .isSkipped())
                .isFalse();
    }

    @Test
    void a_goal_is_skipped_alone_by_the_switch_of_its_own_name() {
        assertThat(deploy().configured("deploySkip", "true")
                        .ready(DeployMojo.class)
                        .isSkipped())
                .isTrue();
        assertThat(deploy().commandLine("pelato.push.skip", "true")
                        .ready(DeployMojo.class)
                        .isSkipped())
                .isFalse();
        assertThat(deploy().commandLine("pelato.deploy.skip", "true")
                        .ready(DeployMojo.class)
                        .isSkipped())
                .isTrue();
    }

    @Test
    void every_goal_of_a_project_has_a_switch_of_its_own_name() {
        assertThat(GoalDescriptions.read().goals().stream().filter(goal -> has(goal, "pelato.skip")))
                .hasSizeGreaterThan(15)
                .allMatch(goal -> has(goal, "pelato." + goal.name() + ".skip"), "has its own switch");
    }

    private static boolean has(GoalDescriptions.Goal goal, String property) {
        return goal.parameters().stream()
                .anyMatch(parameter -> parameter.property().equals(Optional.of(property)));
    }

    private static String lattice(TestGoal goal) {
        return goal.ready(DeployMojo.class).request().access().lattice().lattice();
    }

    private static long seconds(TestGoal goal) {
        return goal.ready(DeployMojo.class)
                .request()
                .access()
                .lattice()
                .timeout()
                .toSeconds();
    }

    private TestGoal deploy() {
        return TestGoal.of("deploy", folder);
    }
}
