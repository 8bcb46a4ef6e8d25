package io.pelato.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.it.lattice.Lattice;
import io.pelato.it.lattice.Questions;
import io.pelato.it.lattice.Side;
import io.pelato.it.maven.MavenProjectFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From workflow.yaml to components that handle messages on an edge and a cloud host, and back to empty hosts. */
@ExtendWith(LatticeExtension.class)
class PipelineIT {

    private static final int MESSAGES = 10_000;

    @ParameterizedTest
    @ValueSource(strings = {"local", "container"})
    void a_workflow_of_two_tasks_is_deployed_used_changed_and_taken_away(String builder, Lattice lattice) {
        MavenProjectFolder project = MavenProjectFolder.copyOf("two-tasks", PipelineIT.class);
        List<String> settings = new ArrayList<>(lattice.mavenArguments());
        settings.add("-Dpelato.builder=" + builder);
        var questions = new Questions(lattice.natsUrl(Side.CLOUD));

        String deployed = project.maven(settings, "deploy").succeeded().output();
        assertThat(deployed)
                .containsPattern("Started two_tasks-clean on \\S+")
                .containsPattern("clean on \\S+ \\(edge\\), up to 100 at once, " + image(lattice, "clean"))
                .containsPattern("tag on \\S+ \\(edge\\), up to 100 at once, " + image(lattice, "tag"))
                .containsPattern("tag on \\S+ \\(cloud\\), up to 100 at once, " + image(lattice, "tag"));

        every_message_comes_out_once_and_whole(lattice);

        the_report_says_what_took_how_long(project);

        List<String> before = Inventory.ids(questions);
        String again = project.maven(settings, "deploy").succeeded().output();
        assertThat(again)
                .contains("clean: unchanged, taken from the cache")
                .contains("tag: already in the registry, " + lattice.registry() + "/pelato/tag:1.0.0@sha256:")
                .containsPattern("two-tasks [0-9a-f]{16} runs already: nothing was sent, nothing restarted")
                .doesNotContain("Started ", "Stopped ", "Deploying ");
        assertThat(Inventory.ids(questions)).isEqualTo(before);

        project.replace("tasks/tag.go", "\"tagged \"", "\"marked \"");
        String changed = project.maven(settings, "deploy").succeeded().output();
        assertThat(changed)
                .contains("clean: unchanged, taken from the cache", "clean: already in the registry", "tag: pushed, ");
        assertThat(answer(lattice, " x ")).isEqualTo("marked x");

        String page = "-Dpelato.status.page=target/status.html";
        assertThat(project.maven(settings, "pelato:status", page).succeeded().output())
                .containsPattern("two-tasks [0-9a-f]{16}:")
                .doesNotContain("missing:");
        assertThat(project.read("target/status.html"))
                .contains("All of it runs as it was deployed")
                .containsPattern("<g class=\"task runs\"><title>[^:]+: on [^ ]+ \\((edge|cloud)\\), up to ")
                .doesNotContain("task missing");

        assertThat(project.maven(settings, "pelato:undeploy").succeeded().output())
                .contains("two-tasks is gone: nothing of it is left on the hosts");
        assertThat(Inventory.ids(questions, "two_tasks")).isEmpty();
        assertThat(questions.links()).doesNotContain("two_tasks");
        assertThat(project.maven(settings, "pelato:undeploy").succeeded().output())
                .contains("two-tasks was not deployed: there is nothing to take away");
    }

    private static void the_report_says_what_took_how_long(MavenProjectFolder project) {
        assertThat(project.read("target/pelato/report.json"))
                .contains("\"validate\"", "\"generate\"", "\"build\"", "\"push\"", "\"deploy\"")
                .contains("\"clean\"", "\"tag\"", "\"sha256:");
        assertThat(project.read("target/pelato/report.html"))
                .contains("<svg", "clean", "tag", "sha256:")
                .doesNotContain("<script", "src=\"http", "href=\"http");
    }

    private static String image(Lattice lattice, String component) {
        return lattice.registry() + "/pelato/" + component + ":1\\.0\\.0@sha256:[0-9a-f]{64}";
    }

    private static void every_message_comes_out_once_and_whole(Lattice lattice) {
        List<String> bodies = IntStream.range(0, MESSAGES)
                .mapToObj(number -> "reading " + number + " of " + MESSAGES)
                .toList();
        try (Listener cloud = Listener.on(lattice.natsUrl(Side.CLOUD), "tagged");
                Listener edge = Listener.on(lattice.natsUrl(Side.EDGE))) {
            bodies.forEach(body -> edge.publish("raw", "  " + body + "\t"));
            List<String> came = new ArrayList<>();
            bodies.forEach(body -> came.add(cloud.next().text()));
            edge.publish("raw", "the last");
            came.add(cloud.next().text());
            cloud.rest().forEach(more -> came.add(more.text()));
            List<String> expected =
                    new ArrayList<>(bodies.stream().map("tagged "::concat).toList());
            expected.add("tagged the last");
            assertThat(came).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private static String answer(Lattice lattice, String body) {
        try (Listener cloud = Listener.on(lattice.natsUrl(Side.CLOUD), "tagged");
                Listener edge = Listener.on(lattice.natsUrl(Side.EDGE))) {
            edge.publish("raw", body);
            return cloud.next().text();
        }
    }
}
