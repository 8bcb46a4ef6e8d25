package io.pelato.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.it.maven.MavenProjectFolder;
import io.pelato.it.maven.MavenResult;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Examples as tests, and runs, of real components without a lattice. */
class DeskIT {

    private static final List<String> LOCAL = List.of("-Dpelato.builder=local", "-Dpelato.test.timeout=2");
    private static final List<String> CONTAINER = List.of("-Dpelato.builder=container", "-Dpelato.test.timeout=2");

    @Test
    void examples_run_with_the_machine_s_python_and_each_way_in_which_a_component_ends_is_an_outcome() {
        MavenProjectFolder project = project("local");

        assertThat(project.maven(LOCAL, "test").succeeded().output())
                .contains("Examples of moods: 14 run (", "Examples of latest: 2 run (", "Examples of rows: 2 run (");
        assertThat(project.read("target/surefire-reports/TEST-pelato.examples.moods.xml"))
                .contains("tests=\"14\" errors=\"0\" skipped=\"0\" failures=\"0\"")
                .contains("<testcase name=\"panic\" classname=\"pelato.examples.moods\"")
                .contains("<system-out>before the panic\n");
        assertThat(project.maven(LOCAL, "package").succeeded().output())
                .contains("moods: unchanged")
                .doesNotContain("moods: compiled");
    }

    @Test
    void examples_run_in_a_container_with_the_same_outcomes() {
        assertThat(project("container").maven(CONTAINER, "test").succeeded().output())
                .contains("Examples of moods: 14 run (", "Examples of latest: 2 run (", "Examples of rows: 2 run (");
    }

    @Test
    void an_example_that_does_not_hold_ends_the_build_with_its_line_and_can_be_chosen_or_skipped() throws Exception {
        MavenProjectFolder project = project("failing");
        project.write("tasks/moods.examples.yaml", """
                - {name: wrong, input: panic, output: {mood: calm}}
                - {name: right, input: drop, nothing: true}
                """);

        MavenResult failed = project.maven(LOCAL, "package").failed();
        assertThat(failed.errors())
                .contains(
                        "tasks/moods.examples.yaml:1:3: wrong",
                        "  expected {\"mood\":\"calm\"}",
                        "       got the end of the component: panic: the task panics",
                        "  | before the panic")
                .last()
                .asString()
                .startsWith("1 test of 6 failed, told above. The reports are in ");
        assertThat(project.read("target/surefire-reports/TEST-pelato.examples.moods.xml"))
                .contains("failures=\"1\"")
                .contains("tasks/moods.examples.yaml:1:3: expected {\"mood\":\"calm\"}");

        assertThat(project.maven(LOCAL, "test", "-Dtest=moods#right")
                        .succeeded()
                        .output())
                .contains("Examples of moods: 1 run (")
                .doesNotContain("Examples of latest");
        assertThat(project.maven(LOCAL, "test", "-Dtest=mods").failed().errors())
                .singleElement()
                .asString()
                .startsWith("No test matches -Dtest=mods. ");
        Files.delete(project.directory().resolve("target/surefire-reports/TEST-pelato.examples.moods.xml"));
        assertThat(project.maven(LOCAL, "package", "-DskipTests").succeeded().output())
                .contains("Tests are skipped");
        assertThat(project.directory().resolve("target/surefire-reports/TEST-pelato.examples.moods.xml"))
                .doesNotExist();
        assertThat(project.maven(LOCAL, "package", "-Dmaven.test.failure.ignore")
                        .succeeded()
                        .errors())
                .contains("1 test of 6 failed, told above");
    }

    @Test
    void one_task_runs_with_a_message_and_the_whole_workflow_with_several() {
        MavenProjectFolder project = project("run");
        project.write("messages.txt", """
                desk.a.in fine
                {"topic": "desk.b.in", "text": "glad"}
                desk.c.in panic
                desk.latest {"key": "Door", "data": "open"}
                """);

        assertThat(project.maven(LOCAL, "-q", "pelato:run", "-Dtask=moods", "-Dinput=good")
                        .succeeded()
                        .output())
                .contains("desk.out  {\"id\": 4, \"mood\": \"good\"}\ndesk.copy  {\"id\": 4, \"mood\": \"good\"}\n");
        assertThat(project.maven(LOCAL, "-q", "pelato:run", "-Dtask=Moods", "-Dinput=error")
                        .failed()
                        .output())
                .contains("[ERROR] moods has failed for a message on desk.*.in: the task does not like it");

        MavenResult run = project.maven(LOCAL, "-q", "pelato:run", "-Dinput=@messages.txt")
                .failed();
        assertThat(run.output())
                .contains("moods  {\"id\":4,\"mood\":\"fine\"}\n")
                .contains("latest[door]  open\n")
                .contains(
                        "desk.errors  {\"task\":\"moods\",\"subject\":\"desk.c.in\",\"reason\":\"panic: the task panics\"")
                .contains("\nmoods:\n  id  mood\n  4   glad\n");
        assertThat(run.output())
                .contains("[ERROR] moods has failed for a message on desk.c.in: panic: the task panics");

        assertThat(project.maven(
                                LOCAL,
                                "-q",
                                "pelato:run",
                                "-Dpelato.run.format=json",
                                "-Dinput=desk.latest {\"key\": \"A\", \"data\": \"b\"}")
                        .succeeded()
                        .output())
                .contains("{\"task\":\"latest\",\"bucket\":\"latest\",\"key\":\"a\",\"text\":\"b\"}\n");
    }

    @Test
    void schedules_run_in_a_time_that_is_passed_over_and_tasks_are_told_that_time() {
        MavenProjectFolder project = project("schedules");

        assertThat(project.maven(
                                LOCAL,
                                "-q",
                                "pelato:run",
                                "-Dpelato.run.from=2026-03-28T00:00:00Z",
                                "-Dpelato.run.for=48h")
                        .succeeded()
                        .output())
                .contains("""
                        2026-03-28T05:00:00Z  desk.alarm  2026-03-28T05:00:00Z
                        2026-03-29T04:00:00Z  desk.alarm  2026-03-29T04:00:00Z
                        """);
        assertThat(project.maven(LOCAL, "pelato:run", "-Dtask=moods", "-Dpelato.run.for=1h")
                        .failed()
                        .errors())
                .containsExactly("The task Moods has no schedule, so that nothing happens by itself. Leave out"
                        + " pelato.run.for, or give such a task a schedule in workflow.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "container"})
    void tests_in_go_run_before_the_examples_and_what_fails_is_told_with_its_line(String builder) {
        MavenProjectFolder project = project("go-" + builder);
        List<String> settings = builder.equals("local") ? LOCAL : CONTAINER;
        project.write("tasks/go.mod", "module desk\n\ngo 1.21\n");
        project.write("tasks/latest/lower_test.go", """
                package main

                import "testing"

                func TestLower(t *testing.T) {
                	if got := lower("Ab"); got != "ab" {
                		t.Errorf("got %s", got)
                	}
                }
                """);

        assertThat(project.maven(settings, "test", "-Dtest=latest").succeeded().output())
                .containsSubsequence("Go tests of latest: 1 run (", "Examples of latest: 2 run (");
        assertThat(project.read("target/surefire-reports/TEST-pelato.go.latest.xml"))
                .contains("<testcase name=\"TestLower\" classname=\"pelato.go.latest\"");

        project.replace("tasks/latest/lower_test.go", "!= \"ab\"", "!= \"AB\"");
        assertThat(project.maven(settings, "test", "-Dtest=latest#TestLower")
                        .failed()
                        .errors())
                .contains("tasks/latest/lower_test.go:7:1: TestLower", "  tasks/latest/lower_test.go:7: got ab")
                .last()
                .asString()
                .startsWith("1 test of 1 failed, told above.");
    }

    private static MavenProjectFolder project(String folder) {
        return MavenProjectFolder.copyOf("desk", DeskIT.class, folder);
    }
}
