package io.pelato;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.application.Part;
import io.pelato.manifest.ReleaseNotes;
import io.pelato.problem.Problem;
import io.pelato.rollout.Deployment;
import io.pelato.rollout.Placement;
import io.pelato.workflow.TestProject;
import io.pelato.workflow.Workflow;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page of a status shows. */
class StatusPageTest {

    @TempDir
    private Path folder;

    private Workflow workflow;

    @BeforeEach
    void two_tasks() {
        workflow = TestProject.in(folder).read("""
                project_name: plant
                tasks:
                - {name: Clean, type: processor_nats, code: aggregate.go, target: edge, source_topic: raw, dest_topic: clean,
                   component_name: clean, version: 1.0.0}
                - {name: Count, type: processor_nats, code: aggregate.go, target: cloud, source_topic: clean, dest_topic: sums,
                   component_name: count, version: 1.0.0}
                """);
    }

    private String page(Optional<Problem> doubt, List<String> missing, Placement... placements) {
        var deployment = new Deployment(
                "plant", "v1", Optional.of("v1"), Deployment.Change.NONE, List.of(placements), missing, List.of());
        return new StatusPage(
                        workflow,
                        new WorkflowStatus("plant", Optional.of(deployment), ReleaseNotes.none(), List.of(), doubt))
                .html();
    }

    private static Placement on(String host, String component) {
        return new Placement(
                Part.Kind.COMPONENT, component, "plant-" + component, "r/" + component, "N" + host, host, "edge", 16);
    }

    @Test
    void a_task_that_runs_has_its_hosts_and_its_colour() {
        String page =
                page(Optional.empty(), List.of(), on("milan", "clean"), on("rome", "clean"), on("turin", "count"));

        assertThat(page)
                .contains("All of it runs as it was deployed")
                .contains("<g class=\"task runs\"><title>Clean: on milan (edge), up to 16 at once; on rome (edge)")
                .doesNotContain("task incomplete", "task missing");
    }

    @Test
    void a_task_of_which_something_is_missing_differs_from_one_that_does_not_run() {
        String missing = "plant-clean on a host with host-type=edge (8 of 16 instances)";
        String page = page(
                Optional.empty(), List.of(missing, "plant-count on a host with host-type=cloud"), on("milan", "clean"));

        assertThat(page)
                .contains("<li>missing: " + missing + "</li>")
                .contains("<g class=\"task incomplete\"><title>Clean: on milan (edge)")
                .contains("<g class=\"task missing\"><title>Count: does not run");
    }

    @Test
    void a_task_of_which_wadm_says_that_it_failed_does_not_seem_to_run() {
        String page = page(
                Optional.empty(),
                List.of("plant-clean: WADM says failed, no such image"),
                on("milan", "clean"),
                on("turin", "count"));

        assertThat(page)
                .contains("<g class=\"task incomplete\"><title>Clean: on milan (edge)")
                .contains("<g class=\"task runs\"><title>Count: on turin (edge)");
    }

    @Test
    void a_doubt_is_told_though_all_seems_to_run() {
        String page = page(
                Optional.of(Problem.of("A host is deaf", "Start it anew")),
                List.of(),
                on("milan", "clean"),
                on("turin", "count"));

        assertThat(page).contains("<li>A host is deaf").doesNotContain("All of it runs");
    }

    @Test
    void a_workflow_that_is_not_deployed_is_told_and_none_of_its_tasks_run() {
        String page = new StatusPage(
                        workflow,
                        new WorkflowStatus("plant", Optional.empty(), ReleaseNotes.none(), List.of(), Optional.empty()))
                .html();

        assertThat(page)
                .contains("<li>plant is not deployed in this lattice</li>")
                .contains("task missing")
                .doesNotContain("task runs");
    }
}
