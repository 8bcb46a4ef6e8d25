package io.pelato.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.it.maven.MavenProjectFolder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Maven says about a workflow: every fault at once, or a line a task. */
class WorkflowFaultsIT {

    @Test
    void every_fault_of_a_workflow_is_told_in_one_run_with_its_place_and_what_to_do() {
        MavenProjectFolder project = MavenProjectFolder.copyOf("many-faults", WorkflowFaultsIT.class);

        List<String> errors = project.maven("validate").failed().errors();

        String types = "Types: dbsync_nats, http_producer_nats, nats_to_nats-kv, processor_nats, producer_nats";
        assertThat(errors)
                .containsExactly(
                        "workflow.yaml:1:1: unknown key \"projekt_name\". Did you mean \"project_name\"? Known here:"
                                + " project_name, tasks, keep, entry, build, error_topic, retries, delivery, database",
                        "workflow.yaml:4:11: unknown type \"procesor_nats\". Did you mean \"processor_nats\"? " + types,
                        "workflow.yaml:11:5: \"source_topic\" is missing. The subjects whose messages the task is run"
                                + " for; NATS wildcards work.",
                        "workflow.yaml:14:20: unknown target \"clod\". Did you mean \"cloud\"? Targets are the host-type"
                                + " labels in pelato.targets: edge, cloud",
                        "workflow.yaml:15:5: unknown key \"sorce_topic\" in a task of type processor_nats. Did you mean"
                                + " \"source_topic\"? Known here: name, type, code, target, targets, component_name,"
                                + " version, instances, build, error_topic, retries, delivery, loop, source_topic, dest_topic",
                        "workflow.yaml:16:17: \"b.*\" is no valid dest_topic. A topic to write to is made of words joined"
                                + " by dots, without spaces, commas, bars or wildcards, as in `sensors.temperature`",
                        "workflow.yaml:18:14: \"one\" is no version. Write MAJOR.MINOR.PATCH, such as 1.0.0 or"
                                + " 1.0.0-rc.1",
                        "workflow.yaml:21:11: there is no file tasks/goood.go. Did you mean \"good.go\"? Known here:"
                                + " empty.go, good.go",
                        "workflow.yaml:23:19: \"a b\" is no valid source_topic. A NATS subject is made of words joined"
                                + " by dots, without spaces, commas or bars; `*` stands for one word, `>` for all that"
                                + " follow, as in `sensors.*.temperature`",
                        "workflow.yaml:25:21: component_name \"wrong_keys\" is taken by the task in line 17. Give each"
                                + " task a component_name of its own",
                        "workflow.yaml:33:21: component_name \"wrong-keys\" and \"wrong_keys\" are one name to WADM,"
                                + " which reads both as \"wrong_keys\". Choose names that differ in more than `-`, `_`"
                                + " and `.`",
                        "workflow.yaml:35:5: \"type\" is missing. " + types,
                        "workflow.yaml:35:5: \"component_name\" is missing. Write `component_name: ...`",
                        "workflow.yaml:35:5: \"version\" is missing. Write `version: ...`",
                        "workflow.yaml:35:5: \"target\" is missing. Name one or more of: edge, cloud",
                        "workflow.yaml:35:5: \"code\" is missing. Write `code: ...`",
                        "tasks/empty.go:1:1: there is no function exec_task in this file. Add `func exec_task(arg string)"
                                + " string` or `func exec_task(arg string) (string, error)` or `func exec_task(arg"
                                + " []byte) []byte` or `func exec_task(arg []byte) ([]byte, error)`",
                        "17 problems, told above");
    }

    @Test
    void a_workflow_without_faults_is_told_in_a_line_a_task() {
        MavenProjectFolder project = MavenProjectFolder.copyOf("two-tasks", WorkflowFaultsIT.class);

        assertThat(project.maven("validate").succeeded().output())
                .contains(
                        "[INFO] clean 1.0.0: processor_nats on edge (Clean)",
                        "[INFO] tag 1.0.0: processor_nats on edge, cloud (Tag)");
    }

    @Test
    void what_works_and_is_hardly_meant_is_a_warning_with_its_place() {
        MavenProjectFolder project = MavenProjectFolder.copyOf("two-tasks", WorkflowFaultsIT.class);
        project.replace("workflow.yaml", "source_topic: clean", "source_topic: cleam");

        assertThat(project.maven("validate").succeeded().output())
                .contains(
                        "[WARNING] workflow.yaml:8:17: no task of this workflow reads \"clean\". Did you mean \"cleam\"? If it"
                                + " is meant, nothing is to do",
                        "[WARNING] workflow.yaml:15:19: no task of this workflow writes to \"cleam\". Did you mean"
                                + " \"clean\"? If it is meant, nothing is to do");
    }

    @Test
    void a_name_that_this_machine_cannot_write_is_a_fault_at_its_place() {
        MavenProjectFolder project =
                MavenProjectFolder.copyOf("two-tasks", WorkflowFaultsIT.class).withEnvironment("LC_ALL", "C");
        project.replace("workflow.yaml", "clean.go", "mesure_\u00e9.go");

        assertThat(project.maven("validate").failed().errors())
                .anySatisfy(line -> assertThat(line)
                        .contains("workflow.yaml:5:11: ")
                        .contains(
                                "cannot be the name of a file here. Rename the file to plain letters, or run Maven where"
                                        + " names are UTF-8"));
    }
}
