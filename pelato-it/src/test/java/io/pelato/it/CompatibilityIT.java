package io.pelato.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.it.lattice.Lattice;
import io.pelato.it.lattice.Side;
import io.pelato.it.lattice.Tools;
import io.pelato.it.maven.MavenProjectFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Other Mavens and other Javas than those that all other tests run with, which are the machine's own. */
class CompatibilityIT {

    private static final Tools TOOLS = Tools.installed();

    @ParameterizedTest
    @CsvSource({"3, 17", "3, 25", "own, 21", "4, 17"})
    void a_new_project_is_made_and_built_and_nothing_is_warned_of(String maven, String java) {
        MavenProjectFolder project =
                with(maven, java, MavenProjectFolder.empty("maven-" + maven + "-java-" + java, CompatibilityIT.class));

        assertThat(project.maven("--version").succeeded().output())
                .contains("Apache Maven " + version(maven))
                .contains("Java version: " + java + ".");
        project.maven(MavenProjectFolder.goal("init")).succeeded();
        String built = project.maven("verify", "-Dpelato.builder=local", "-Dmaven.plugin.validation=verbose")
                .succeeded()
                .output();

        assertThat(built).contains("Examples of processor: 2 run (", "BUILD SUCCESS");
        assertThat(built.lines().filter(line -> line.startsWith("[WARNING]")))
                .as("plugin validation, and any other warning of ours")
                .noneMatch(line -> line.contains("pelato-maven-plugin") || line.contains("validation"));
    }

    @Test
    @ExtendWith(LatticeExtension.class)
    void a_workflow_is_deployed_and_taken_away_by_the_newest_of_both(Lattice lattice) {
        MavenProjectFolder project = with("4", "25", MavenProjectFolder.copyOf("two-tasks", CompatibilityIT.class));
        project.replace("workflow.yaml", "project_name: two-tasks", "project_name: newest");
        List<String> settings = new ArrayList<>(lattice.mavenArguments());
        settings.add("-Dpelato.builder=local");

        try (Listener cloud = Listener.on(lattice.natsUrl(Side.CLOUD), "tagged");
                Listener edge = Listener.on(lattice.natsUrl(Side.EDGE))) {
            project.maven(settings, "deploy").succeeded();
            edge.publish("raw", " x ");

            assertThat(cloud.next().text()).isEqualTo("tagged x");
        } finally {
            assertThat(project.maven(settings, "pelato:undeploy").succeeded().output())
                    .contains("newest");
        }
    }

    private static MavenProjectFolder with(String maven, String java, MavenProjectFolder project) {
        MavenProjectFolder withJava = java.equals("17")
                ? project
                : project.withEnvironment("JAVA_HOME", TOOLS.path("java." + java))
                        // Java's own authorities do not know that of a company's mirror; the machine's Java does.
                        .withEnvironment(
                                "MAVEN_OPTS",
                                "-Djavax.net.ssl.trustStore="
                                        + Path.of(System.getProperty("java.home"), "lib/security/cacerts"));
        return maven.equals("own")
                ? withJava
                : withJava.withEnvironment(
                        "PATH", Path.of(TOOLS.path("maven." + maven), "bin") + ":" + TOOLS.searchPath());
    }

    private static String version(String maven) {
        return maven.equals("own")
                ? "3."
                : Path.of(TOOLS.path("maven." + maven)).getFileName().toString().replace("apache-maven-", "");
    }
}
