package io.pelato.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.BundleRequest;
import io.pelato.Pelato;
import io.pelato.problem.ProblemsException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes into a release, and how one is named. */
class BundleMojoTest {

    @TempDir
    private Path folder;

    @Test
    void a_bundle_takes_properties_of_the_pom_alone() {
        BundleRequest request = TestGoal.of("bundle", folder)
                .property("db.host", "db.example.com")
                .property("db.name", "of the pom")
                .commandLine("db.name", "of the command line")
                .commandLine("db.secret", "hunter2")
                .ready(BundleMojo.class)
                .request();

        assertThat(request.properties())
                .containsEntry("db.host", "db.example.com")
                .doesNotContainKeys("db.name", "db.secret");
        assertThat(request.file()).isEqualTo(folder.resolve("target/sample-1-pelato.zip"));
    }

    @Test
    void a_bundle_that_is_left_out_keeps_maven_from_looking_for_it() {
        TestGoal goal = TestGoal.of("bundle", folder);
        goal.project().setPackaging("pelato");

        goal.ready(BundleMojo.class).skipped();

        assertThat(goal.project().getProperties())
                .containsEntry("maven.install.skip", "true")
                .containsEntry("maven.deploy.skip", "true");
    }

    @Test
    void a_bundle_is_left_out_with_the_build_wherever_that_is_said() {
        List.of(
                        TestGoal.of("bundle", folder).commandLine("pelato.build.skip", "true"),
                        TestGoal.of("bundle", folder).property("pelato.build.skip", "true"),
                        TestGoal.of("bundle", folder).configured("buildSkip", "true"))
                .forEach(this::isLeftOut);
    }

    private void isLeftOut(TestGoal goal) {
        goal.project().setPackaging("pelato");
        BundleMojo bundle = goal.ready(BundleMojo.class);
        var log = new LinesLog();
        bundle.setLog(log);

        try (Pelato pelato = Pelato.open(new RunLog(log, new RunTimes()))) {
            bundle.run(pelato);
        }

        assertThat(log.lines()).containsExactly("info Skipped: pelato.build.skip is set");
        assertThat(goal.project().getProperties())
                .containsEntry("maven.install.skip", "true")
                .containsEntry("maven.deploy.skip", "true");
        assertThat(folder.resolve("target")).doesNotExist();
    }

    @Test
    void what_a_bundle_fixes_is_told_with_a_name_that_is_none() {
        DeployMojo goal = TestGoal.of("deploy", folder)
                .commandLine("pelato.bundle", "temperature")
                .commandLine("pelato.workflow", "other.yaml")
                .commandLine("pelato.projectName", "other")
                .ready(DeployMojo.class);

        assertThatThrownBy(goal::project)
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("pelato.workflow is set, and the bundle temperature fixes what it says")
                .hasMessageContaining("pelato.projectName is set, and the bundle temperature fixes what it says")
                .hasMessageContaining("pelato.bundle is \"temperature\", which names no artifact");
    }
}
