package io.pelato.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.ProjectExecutionEvent;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

/** What Maven's plan of a project tells its goals of each other. */
class ProjectRunTest {

    private final TestGoal any = TestGoal.of("validate", Path.of(""));
    private final MavenProject project = any.project();
    private final MojoExecution validate = any.execution("default-validate");
    private final MojoExecution push = TestGoal.of("push", Path.of("")).execution("default-push");
    private final MojoExecution north = TestGoal.of("deploy", Path.of("")).execution("north");
    private final MojoExecution south = TestGoal.of("deploy", Path.of("")).execution("south");
    private final MojoExecution status = TestGoal.of("status", Path.of("")).execution("default-cli");

    @Test
    void the_first_goal_is_told_of_all_later_ones_of_the_plugin_and_no_other_is() {
        begin(validate, foreign(), push, north, south, status);

        assertThat(run(validate).toPrepare(validate)).containsExactly(push, north, south, status);
        assertThat(run(push).toPrepare(push)).isEmpty();
        assertThat(run(north)).isSameAs(run(validate));
    }

    @Test
    void a_goal_that_only_looks_leaves_the_others_to_the_first_that_works() {
        begin(status, push, north);

        assertThat(run(status).toPrepare(status)).isEmpty();
        assertThat(run(push).toPrepare(push)).containsExactly(north);
    }

    @Test
    void the_last_goal_that_is_reported_writes_the_report_of_all() {
        begin(validate, push, north, south, status);

        assertThat(List.of(validate, push, north, south, status))
                .filteredOn(goal -> run(goal).isLastReported(goal))
                .containsExactly(south);
    }

    @Test
    void a_run_ends_with_its_project_and_a_goal_without_one_runs_alone() {
        begin(validate);
        new RunListener().afterProjectExecutionFailure(new ProjectExecutionEvent(any.session(), project));

        assertThat(ProjectRun.of(project, validate)).isEmpty();
        assertThat(ProjectRun.alone(validate).isLastReported(validate)).isTrue();
        assertThat(ProjectRun.alone(validate).toPrepare(validate)).isEmpty();
    }

    @Test
    void a_run_that_is_left_at_the_end_of_the_session_ends_there() {
        begin(validate);
        new SessionEnd().afterSessionEnd(any.session());

        assertThat(ProjectRun.of(project, validate)).isEmpty();
    }

    private void begin(MojoExecution... plan) {
        new RunListener()
                .beforeProjectLifecycleExecution(new ProjectExecutionEvent(any.session(), project, List.of(plan)));
    }

    private ProjectRun run(MojoExecution goal) {
        return ProjectRun.of(project, goal).orElseThrow();
    }

    private static MojoExecution foreign() {
        var plugin = new Plugin();
        plugin.setGroupId("org.example");
        plugin.setArtifactId("example-maven-plugin");
        return new MojoExecution(plugin, "example", "default");
    }
}
