package io.pelato.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.it.lattice.Lattice;
import io.pelato.it.maven.MavenProjectFolder;
import io.pelato.it.maven.MavenResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What one machine has compiled, another fetches from a real registry. */
@ExtendWith(LatticeExtension.class)
class TeamCacheIT {

    @TempDir
    private Path machines;

    private MavenResult build(MavenProjectFolder project, String machine, String registry, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "clean",
                "package",
                "-Dpelato.cache=" + machines.resolve(machine),
                "-Dpelato.cache.registry=" + registry,
                "-Dpelato.registry.allowHttp=true"));
        words.addAll(List.of(more));
        return project.maven(words.toArray(String[]::new)).succeeded();
    }

    @Test
    void what_ci_has_built_is_fetched_and_not_built(Lattice lattice) {
        MavenProjectFolder project = MavenProjectFolder.copyOf("equal-code", TeamCacheIT.class);
        String registry = lattice.registry() + "/team/pelato-cache";

        assertThat(build(project, "colleague", registry).output())
                .as("nobody has built it yet")
                .contains("upper: compiled: ");
        assertThat(build(project, "another-colleague", registry).output())
                .as("a machine that may not write keeps it to itself")
                .contains("upper: compiled: ");
        build(project, "ci", registry, "-Dpelato.cache.registry.write=true");
        String built = project.read("target/pelato/components.json");

        String output = build(project, "new-colleague", registry).output();

        assertThat(output)
                .contains(
                        "upper: taken from the team's cache",
                        "upper_elsewhere: taken from the team's cache",
                        "check: taken from the team's cache")
                .doesNotContain("compiled: ");
        assertThat(project.read("target/pelato/components.json")).isEqualTo(built);
        assertThat(build(project, "new-colleague", registry).output())
                .contains("upper: unchanged, taken from the cache");
    }

    @Test
    void a_cache_that_is_out_of_reach_is_told_and_the_build_goes_on() {
        MavenProjectFolder project = MavenProjectFolder.copyOf("equal-code", TeamCacheIT.class);

        String output = build(project, "alone", "127.0.0.1:9/team").output();

        assertThat(output)
                .containsOnlyOnce("The team's cache is not used: ")
                .contains("upper: compiled: ", "check: compiled: ");
    }
}
