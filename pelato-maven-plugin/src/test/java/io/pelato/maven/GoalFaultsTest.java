package io.pelato.maven;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecution;
import org.junit.jupiter.api.Test;

class GoalFaultsTest {

    private final MojoExecution push = TestGoal.of("push", Path.of("")).execution("default-push");
    private final MojoExecution deploy = TestGoal.of("deploy", Path.of("")).execution("to-plant");
    private final GoalFaults faults = new GoalFaults();

    @Test
    void a_fault_of_a_later_goal_says_whose_it_is_and_stands_after_those_of_the_goal_that_runs() {
        faults.of(push, () -> fail("There is no registry"));
        faults.of(deploy, () -> fail("There is no lattice"));
        faults.first(() -> fail("There is no task"));

        assertThatThrownBy(faults::end).hasMessage("""
                        There is no task
                        The goal push would fail: There is no registry
                        The goal deploy (to-plant) would fail: There is no lattice""");
    }

    @Test
    void a_fault_that_several_goals_have_is_told_once_and_is_the_running_goal_s_if_it_has_it_too() {
        faults.of(push, () -> fail("It is dark"));
        faults.of(deploy, () -> fail("It is dark"));
        faults.of(push, () -> fail("It is cold"));
        faults.of(deploy, () -> fail("It is cold"));
        faults.first(() -> fail("It is dark"));

        assertThatThrownBy(faults::end).hasMessage("It is dark\nThe goal push would fail: It is cold");
    }

    @Test
    void without_a_fault_nothing_is_told() {
        faults.first(() -> {});

        assertThatCode(faults::end).doesNotThrowAnyException();
    }

    private static void fail(String message) {
        throw new ProblemsException(Problem.of(message, ""));
    }
}
