package io.pelato.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.junit.jupiter.api.Test;

class UnknownPropertiesTest {

    private final LinesLog log = new LinesLog();
    private final TestGoal goal = TestGoal.of("validate", Path.of(""));

    @Test
    void a_slip_of_the_pen_on_the_command_line_or_in_a_pom_is_told_with_the_parameter_that_was_meant() {
        warn(goal.commandLine("pelato.bulder", "local")
                .commandLine("pelato.nats.hostsurl", "nats://h:4222")
                .property("pelato.registy", "r.example.com/team"));

        assertThat(log.lines())
                .containsExactly(
                        "warn -Dpelato.bulder is no parameter of Pelato. Did you mean pelato.builder?",
                        "warn -Dpelato.nats.hostsurl is no parameter of Pelato. Did you mean pelato.nats.hosts?",
                        "warn The property pelato.registy is no parameter of Pelato. Did you mean pelato.registry?");
    }

    @Test
    void parameters_of_every_goal_and_properties_of_other_names_are_known() {
        warn(goal.commandLine("pelato.registry", "r")
                .commandLine("pelato.dev.forget", "true")
                .commandLine("pelato.cache.clear", "true")
                .commandLine("db.host", "h")
                .property("pelato.version", "1.0")
                .property("pelato.nats.url", "nats://h:4222"));

        assertThat(log.lines()).isEmpty();
    }

    @Test
    void a_name_on_the_command_line_that_is_like_none_is_told_too() {
        warn(goal.commandLine("pelato.whatever.this.is", "1"));

        assertThat(log.lines())
                .containsExactly(
                        "warn -Dpelato.whatever.this.is is no parameter of Pelato: no goal reads it, unless your"
                                + " workflow.yaml does");
    }

    @Test
    void all_goals_of_a_run_tell_once() {
        MavenSession session = goal.commandLine("pelato.bulder", "local").session();
        UnknownProperties.warn(log, session, goal.execution("default-validate"));
        UnknownProperties.warn(log, session, goal.execution("default-validate"));

        assertThat(log.lines()).hasSize(1);
    }

    private void warn(TestGoal of) {
        UnknownProperties.warn(log, of.session(), of.execution("default-validate"));
    }
}
