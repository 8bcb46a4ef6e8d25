package io.pelato.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.it.lattice.Folders;
import io.pelato.it.lattice.Lattice;
import io.pelato.it.lattice.Side;
import io.pelato.it.maven.MavenProjectFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A release that staging ran is deployed elsewhere from a Maven repository, by its very bytes. */
@ExtendWith(LatticeExtension.class)
class BundleIT {

    private static final Pattern PINNED = Pattern.compile("/(clean|tag):1\\.0\\.0@(sha256:[0-9a-f]{64})");

    @Test
    void what_one_place_ran_runs_in_another_from_an_empty_folder(Lattice lattice) throws Exception {
        MavenProjectFolder project = MavenProjectFolder.copyOf("two-tasks", BundleIT.class);
        project.replace("workflow.yaml", "project_name: two-tasks", "project_name: bundled");
        project.replace("pom.xml", "<artifactId>two-tasks<", "<artifactId>bundled-release<");
        // What an earlier run has fetched is not to be taken for this release.
        Folders.delete(Path.of(System.getProperty("pelato.it.repository")).resolve("com/example/bundled-release"));
        Path repository = project.directory().resolve("target/repository");
        List<String> settings = new ArrayList<>(lattice.mavenArguments());
        List<String> staging = new ArrayList<>(settings);
        staging.addAll(List.of("-Dpelato.builder=local", "-Dmaven.install.skip"));
        staging.add("-DaltDeploymentRepository=releases::" + repository.toUri());

        String deployed = project.maven(staging, "deploy").succeeded().output();
        assertThat(deployed).contains("bundled").contains("Uploaded to releases");
        List<String> ran = pinned(project.read("target/pelato/wadm.yaml"));
        project.maven(settings, "pelato:undeploy").succeeded();

        MavenProjectFolder elsewhere = MavenProjectFolder.empty("elsewhere", BundleIT.class);
        EmptyFolder empty = EmptyFolder.reading(repository, elsewhere);
        List<String> production = new ArrayList<>(settings);
        production.removeIf(argument -> argument.startsWith("-Dpelato.registry="));
        production.addAll(EmptyFolder.SETTINGS);
        production.addAll(List.of(
                "-Dpelato.registry=" + lattice.registry() + "/production", "-Dpelato.bundle=" + coordinates(project)));

        String released = elsewhere
                .maven(production, MavenProjectFolder.goal("release"))
                .succeeded()
                .output();

        assertThat(released).contains("clean: pushed, ", "tag: pushed, ").doesNotContain("compiled");
        assertThat(pinned(empty.manifest())).isEqualTo(ran).hasSizeGreaterThanOrEqualTo(2);
        assertThat(empty.manifest()).contains(lattice.registry() + "/production/clean:1.0.0@sha256:");
        try (Listener cloud = Listener.on(lattice.natsUrl(Side.CLOUD), "tagged");
                Listener edge = Listener.on(lattice.natsUrl(Side.EDGE))) {
            edge.publish("raw", " x ");
            assertThat(cloud.next().text()).isEqualTo("tagged x");
        }
        assertThat(elsewhere
                        .maven(production, MavenProjectFolder.goal("release"), "-Dpelato.workflow=w.yaml")
                        .failed()
                        .errors())
                .anyMatch(error -> error.contains("pelato.workflow is set, and the bundle"));
        assertThat(elsewhere.maven(MavenProjectFolder.goal("release")).failed().errors())
                .singleElement()
                .asString()
                .contains("pelato.bundle is not set", "-Dpelato.bundle=groupId:artifactId:version");
        empty.addAnyPom();
        assertThat(elsewhere
                        .maven(production, MavenProjectFolder.goal("plan"), "-Dpelato.instances=50")
                        .succeeded()
                        .output())
                .contains("~ task clean");
        assertThat(elsewhere
                        .maven(production, MavenProjectFolder.goal("deploy"), "-Dpelato.instances=50")
                        .succeeded()
                        .output())
                .contains("clean: already in the registry", "up to 50 at once");
        assertThat(elsewhere
                        .maven(production, MavenProjectFolder.goal("rollback"))
                        .succeeded()
                        .output())
                .contains("up to 100 at once")
                .doesNotContain("pushed");
        assertThat(elsewhere
                        .maven(production, MavenProjectFolder.goal("undeploy"))
                        .succeeded()
                        .output())
                .contains("bundled is gone: nothing of it is left on the hosts");
    }

    static String coordinates(MavenProjectFolder project) {
        String pom = project.read("pom.xml");
        return String.join(":", element(pom, "groupId"), element(pom, "artifactId"), element(pom, "version"));
    }

    private static String element(String pom, String name) {
        Matcher found = Pattern.compile("<" + name + ">([^<]+)<").matcher(pom);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static List<String> pinned(String manifest) {
        return PINNED.matcher(manifest)
                .results()
                .map(found -> found.group(1) + " " + found.group(2))
                .distinct()
                .sorted()
                .toList();
    }
}
