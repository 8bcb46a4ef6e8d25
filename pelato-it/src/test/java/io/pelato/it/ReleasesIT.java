package io.pelato.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.it.lattice.Lattice;
import io.pelato.it.lattice.Side;
import io.pelato.it.maven.MavenProjectFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Release after release on real hosts: planned, done as planned, listed, and gone back on. */
@ExtendWith(LatticeExtension.class)
class ReleasesIT {

    private static final Pattern RUNNING = Pattern.compile("\\* ([0-9a-f]{16})  ");

    @Test
    void a_change_is_planned_done_as_planned_and_gone_back_on(Lattice lattice) {
        MavenProjectFolder project = MavenProjectFolder.copyOf("two-tasks", ReleasesIT.class);
        project.replace("workflow.yaml", "project_name: two-tasks", "project_name: released");
        List<String> settings = new ArrayList<>(lattice.mavenArguments());
        settings.addAll(List.of("-Dpelato.builder=local", "-Dpelato.by=ann"));

        assertThat(project.maven(settings, "pelato:plan").succeeded().output())
                .contains("released in the lattice default: from nothing to a version that is known when")
                .contains("+ task clean", "+ task tag", "+ provider messaging")
                .containsPattern("code +- +-> +not built");
        project.maven(settings, "deploy").succeeded();
        assertThat(answer(lattice, "raw", "tagged")).isEqualTo("tagged x");
        String first = running(project, settings);
        assertThat(project.maven(settings, "-q", "pelato:status", "-Dpelato.status.format=json")
                        .succeeded()
                        .output())
                .containsPattern("\"version\":\"" + first + "\",\"since\":\"20[-0-9]+T[0-9:]+Z\",\"by\":\"ann\"");
        assertThat(project.maven(settings, "clean", "pelato:plan", "-Dpelato.plan.failOnChange")
                        .succeeded()
                        .output())
                .as("what was compiled from the same sources is known, built or not")
                .contains("released in the lattice default runs as the workflow says: a deployment changes nothing");

        project.replace("tasks/tag.go", "\"tagged \"", "\"marked \"");
        project.replace("workflow.yaml", "dest_topic: tagged", "dest_topic: marked");
        project.replace("workflow.yaml", "source_topic: raw", "source_topic: fresh");
        assertThat(project.maven(settings, "pelato:plan", "-Dpelato.plan.failOnChange")
                        .failed()
                        .errors())
                .singleElement()
                .asString()
                .contains("released does not run as the workflow says now");
        String planned = project.maven(settings, "package", "pelato:plan", "-Dpelato.plan.file=plan.json")
                .succeeded()
                .output();
        assertThat(planned)
                .containsPattern("code +sha256:[0-9a-f]{12} +-> +sha256:[0-9a-f]{12}")
                .containsPattern("dest_topic +tagged +-> +marked")
                .containsPattern("source_topic +raw +-> +fresh")
                .contains("interrupts: restarts on cloud, edge", "interrupts: is linked anew on edge")
                .doesNotContain("provider messaging");
        assertThat(project.read("plan.json")).contains("\"differs\" : true", "\"from\" : \"" + first + "\"");

        String deployed = project.maven(settings, "deploy", "-Dpelato.plan=plan.json")
                .succeeded()
                .output();
        assertThat(deployed)
                .as("what was planned to restart does, and what was not does not")
                .contains("Stopped released-tag on")
                .doesNotContain("Stopped released-clean on", "Stopped released-messaging on");
        assertThat(answer(lattice, "fresh", "marked")).isEqualTo("marked x");
        String second = running(project, settings);

        assertThat(project.maven(settings, "pelato:deploy", "-Dpelato.plan=plan.json")
                        .failed()
                        .errors())
                .singleElement()
                .asString()
                .contains("The plan is for a lattice with the version " + first, "there is the version " + second);
        project.replace("tasks/tag.go", "\"marked \"", "\"ticked \"");
        assertThat(project.maven(settings, "deploy", "-Dpelato.plan=plan.json")
                        .failed()
                        .errors())
                .singleElement()
                .asString()
                .contains("The sources of tag are others than in ");

        assertThat(project.maven(settings, "-q", "pelato:history", "-Dpelato.history.format=json")
                        .succeeded()
                        .output())
                .contains("\"" + first + "\"", "\"" + second + "\"");
        String back = project.maven(settings, "pelato:rollback", "-Dpelato.rollback.version=" + first)
                .succeeded()
                .output();
        assertThat(back).contains("Deploying released " + first).doesNotContain("compiled", "pushed");
        assertThat(answer(lattice, "raw", "tagged")).isEqualTo("tagged x");
        assertThat(running(project, settings)).isEqualTo(first);

        String broken = "-Dpelato.providers=messaging=" + lattice.registry() + "/nobody/messaging:1.0.0";
        assertThat(project.maven(settings, "deploy", broken, "-Dpelato.deploy.onFailure=rollback")
                        .failed()
                        .errors())
                .anyMatch(error -> error.contains("released was rolled back: the version " + first + " runs again"));
        assertThat(answer(lattice, "raw", "tagged")).isEqualTo("tagged x");
        assertThat(running(project, settings)).isEqualTo(first);

        project.maven(settings, "pelato:undeploy").succeeded();
    }

    private static String running(MavenProjectFolder project, List<String> settings) {
        String history = project.maven(settings, "pelato:history").succeeded().output();
        assertThat(history)
                .containsPattern("\\* [0-9a-f]{16}  20[0-9-]+T[0-9:]+Z  by ann  commit .+  deployed")
                .containsPattern("clean sha256:[0-9a-f]{12}, tag sha256:[0-9a-f]{12}");
        Matcher running = RUNNING.matcher(history);
        assertThat(running.find()).isTrue();
        return running.group(1);
    }

    private static String answer(Lattice lattice, String from, String to) {
        try (Listener cloud = Listener.on(lattice.natsUrl(Side.CLOUD), to);
                Listener edge = Listener.on(lattice.natsUrl(Side.EDGE))) {
            edge.publish(from, " x ");
            return cloud.next().text();
        }
    }
}
