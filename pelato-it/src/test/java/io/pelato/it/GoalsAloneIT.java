package io.pelato.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.it.lattice.Folders;
import io.pelato.it.lattice.Lattice;
import io.pelato.it.maven.MavenProjectFolder;
import io.pelato.it.maven.MavenRun;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each goal from the command line by itself: it takes up what the goals before it left, and refuses what is stale. */
@ExtendWith(LatticeExtension.class)
class GoalsAloneIT {

    @Test
    void each_goal_runs_alone_and_says_which_goal_is_missing_before_it(Lattice lattice) {
        MavenProjectFolder project = MavenProjectFolder.copyOf("two-tasks", GoalsAloneIT.class);
        List<String> settings = new ArrayList<>(lattice.mavenArguments());
        settings.add("-Dpelato.builder=local");
        String state = project.directory().toAbsolutePath().resolve("target/pelato") + "/";

        assertThat(project.maven(settings, "pelato:validate").succeeded().output())
                .contains("clean 1.0.0: processor_nats on edge (Clean)");
        assertThat(project.maven(settings, "pelato:push").failed().errors())
                .containsExactly("Nothing has been built yet: there is no " + state
                        + "components.json. Run `mvn package` first");
        assertThat(project.maven(settings, "pelato:deploy").failed().errors())
                .containsExactly("Nothing has been built yet: there is no " + state
                        + "components.json. Run `mvn package` first");
        assertThat(project.maven(settings, "pelato:status").failed().errors())
                .containsExactly(
                        "two-tasks is not deployed in this lattice. Run `mvn deploy`, or look at pelato.nats.url"
                                + " and pelato.lattice if it should be there");
        project.maven(settings, "pelato:generate").succeeded();
        assertThat(project.directory().resolve("target/pelato/generated/tag/main.go"))
                .exists();
        project.maven(settings, "pelato:build").succeeded();
        assertThat(project.directory().resolve("target/pelato/components/tag.wasm"))
                .exists();

        assertThat(project.maven(settings, "pelato:deploy").failed().errors())
                .containsExactly("It is not known which images the registry has: " + state
                        + "images.json is missing. Run the goal push first");

        project.replace("tasks/tag.go", "tagged", "changed");
        project.replace("workflow.yaml", "component_name: clean", "component_name: cleaner");
        assertThat(project.maven(settings, "pelato:push").failed().errors())
                .containsExactly(
                        "cleaner has not been built yet. Run `mvn package` first",
                        "tag has changed since it was built. Run `mvn package` again",
                        "2 problems, told above");

        project.maven(settings, "pelato:build").succeeded();
        assertThat(project.maven(settings, "pelato:push").succeeded().output())
                .contains("cleaner: pushed, ", "tag: pushed, ");
        MavenRun watch = project.start(Stream.concat(settings.stream(), Stream.of("pelato:status", "-Dpelato.watch"))
                .toList());
        try {
            Eventually.says(watch, "two-tasks is not deployed in this lattice");
            assertThat(project.maven(settings, "pelato:deploy").succeeded().output())
                    .containsPattern("two-tasks [0-9a-f]{16}:");
            Eventually.says(watch, "tag on ");
        } finally {
            watch.interrupt();
        }
        assertThat(project.maven(settings, "-q", "pelato:status", "-Dpelato.status.format=json")
                        .succeeded()
                        .output())
                .contains("{\"application\":\"two-tasks\",\"complete\":true,\"version\":\"");
        assertThat(project.maven(settings, "pelato:undeploy").succeeded().output())
                .contains("two-tasks is gone: nothing of it is left on the hosts");
    }

    @Test
    void the_cache_tells_its_size_and_is_emptied_and_help_lists_the_goals() {
        MavenProjectFolder project = MavenProjectFolder.copyOf("two-tasks", GoalsAloneIT.class, "own-cache");
        String cache = "-Dpelato.cache=target/cache";
        project.maven("package", "-Dpelato.builder=local", cache).succeeded();

        assertThat(project.maven("pelato:cache", cache, "-Dpelato.cache.clear")
                        .succeeded()
                        .output())
                .containsPattern("In the cache .*target/cache: 2 components, 0\\.[0-9] MB")
                .containsPattern("After clearing it .*target/cache: 0 components, 0\\.0 MB");
        assertThat(project.maven("pelato:help").succeeded().output()).contains("pelato:cache", "pelato:rollback");
    }

    @Test
    void what_a_build_that_failed_has_compiled_is_not_pushed_for_the_code_that_was_restored(Lattice lattice) {
        MavenProjectFolder project = MavenProjectFolder.copyOf("two-tasks", GoalsAloneIT.class);
        List<String> settings = new ArrayList<>(lattice.mavenArguments());
        settings.add("-Dpelato.builder=local");
        String tag = project.read("tasks/tag.go");
        String clean = project.read("tasks/clean.go");
        project.maven(settings, "package").succeeded();

        project.write("tasks/tag.go", tag.replace("tagged", "experiment"));
        project.write("tasks/clean.go", clean.replace("return", "retrun"));
        project.maven(settings, "package").failed();
        project.write("tasks/tag.go", tag);
        project.write("tasks/clean.go", clean);

        assertThat(project.maven(settings, "pelato:push").failed().errors())
                .containsExactly(
                        "clean has changed since it was built. Run `mvn package` again",
                        "tag has changed since it was built. Run `mvn package` again",
                        "2 problems, told above");
        assertThat(project.maven(settings, "package", "pelato:push").succeeded().output())
                .contains("tag: pushed, ");
    }

    @Test
    void what_was_built_since_the_push_is_not_deployed_as_the_image_before(Lattice lattice) {
        MavenProjectFolder project = MavenProjectFolder.copyOf("two-tasks", GoalsAloneIT.class);
        List<String> settings = new ArrayList<>(lattice.mavenArguments());
        settings.add("-Dpelato.builder=local");
        project.maven(settings, "package", "pelato:push").succeeded();

        project.replace("tasks/tag.go", "tagged", "changed");
        project.replace("workflow.yaml", "version: 1.0.0\n  - name: Tag", "version: 1.1.0\n  - name: Tag");
        project.maven(settings, "package").succeeded();

        assertThat(project.maven(settings, "pelato:deploy").failed().errors())
                .containsExactly("clean, tag have not been pushed since the last build. Run the goal push first");
    }

    @Test
    void an_output_folder_that_holds_the_user_s_own_files_loses_none() {
        MavenProjectFolder project = MavenProjectFolder.copyOf("two-tasks", GoalsAloneIT.class);
        project.write("generated/mine/notes.txt", "precious");
        project.write("generated/clean/notes.txt", "precious");

        assertThat(project.maven("generate-sources", "-Dpelato.output=.")
                        .failed()
                        .errors())
                .containsExactly("Pelato did not write "
                        + project.directory().toAbsolutePath().resolve("generated/clean/notes.txt")
                        + ", which would become part of the component. Move it away, or give Pelato a folder of its own"
                        + " (pelato.output)");
        assertThat(project.read("generated/clean/notes.txt")).isEqualTo("precious");
        Folders.delete(project.directory().resolve("generated/clean"));
        project.maven("generate-sources", "-Dpelato.output=.").succeeded();
        project.write("workflow.yaml", project.read("workflow.yaml").replaceFirst("(?s)  - name: Tag.*", ""));
        project.maven("generate-sources", "-Dpelato.output=.").succeeded();

        assertThat(project.read("generated/mine/notes.txt")).isEqualTo("precious");
        assertThat(project.directory().resolve("generated/tag")).doesNotExist();
    }

    @Test
    void a_goal_that_needs_the_network_says_so_offline(Lattice lattice) {
        MavenProjectFolder project = MavenProjectFolder.copyOf("two-tasks", GoalsAloneIT.class);

        assertThat(project.maven(lattice.mavenArguments(), "-o", "pelato:push")
                        .failed()
                        .errors())
                .containsExactly("Maven runs offline (-o), and to push to a registry takes the network. Run it without"
                        + " -o, or stop at `mvn package`");
    }
}
