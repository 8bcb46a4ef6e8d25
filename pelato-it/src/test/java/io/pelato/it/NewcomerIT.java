package io.pelato.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.it.maven.MavenProjectFolder;
import io.pelato.it.maven.MavenRun;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The first steps of docs/first-workflow.md, as it has them: no lattice, no registry, no database. */
class NewcomerIT {

    private static final String MESSAGE = """
            {"key":"sensor-1","data":"20"}""";

    @Test
    void a_new_project_is_tested_run_saved_and_drawn() {
        MavenProjectFolder project = MavenProjectFolder.empty("shout", NewcomerIT.class);

        project.maven(MavenProjectFolder.goal("init"), "-Dpelato.init.types=processor_nats")
                .succeeded();
        assertThat(project.maven("test").succeeded().output()).contains("Examples of processor: 2 run (");
        assertThat(run(project)).contains("""
                shout.processor  {"key":"plant-sensor-1","data":"20"}""");

        MavenRun dev = project.start(List.of("-Dpelato.dev.phase=package", "pelato:dev"));
        try {
            Eventually.says(dev, "The workflow: built after ");
            project.replace("tasks/processor/processor.go", "plant-", "mill-");
            Eventually.says(dev, "tasks/processor.examples.yaml:2:3: the key has a prefix");
            Eventually.says(dev, "tasks/processor/processor.go: nothing was changed; save again");
            project.replace("tasks/processor.examples.yaml", "plant-", "mill-");
            Eventually.says(dev, "tasks/processor.examples.yaml: built after ");
        } finally {
            dev.interrupt();
        }
        Eventually.ends(dev);

        assertThat(run(project)).contains("""
                shout.processor  {"key":"mill-sensor-1","data":"20"}""");
        project.maven("pelato:graph").succeeded();
        assertThat(project.read("target/pelato/graph/workflow.html")).contains("shout.processor");
    }

    private static String run(MavenProjectFolder project) {
        return project.maven("-q", "pelato:run", "-Dtask=processor", "-Dinput=" + MESSAGE)
                .succeeded()
                .output();
    }
}
