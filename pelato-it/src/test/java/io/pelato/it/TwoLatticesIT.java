package io.pelato.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.it.lattice.Lattice;
import io.pelato.it.lattice.Side;
import io.pelato.it.maven.MavenProjectFolder;
import io.pelato.it.maven.MavenResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Teams with a parent POM and two lattices: each lattice gets what is meant for it, and nothing of the other's. */
@ExtendWith(LatticeExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoLatticesIT {

    private Lattice plant;
    private Lattice office;

    @BeforeAll
    void start(Lattice shared, @TempDir Path folder) {
        plant = shared;
        office = Lattice.start(folder);
    }

    @AfterAll
    void stop() {
        office.close();
    }

    @Test
    void each_of_two_lattices_gets_what_its_own_execution_deploys_in_a_reactor_of_two_threads() throws Exception {
        MavenProjectFolder projects = MavenProjectFolder.copyOf("two-lattices", TwoLatticesIT.class);
        try {
            MavenResult deployed =
                    projects.maven(settings("-T2", "plant", "office"), "deploy").succeeded();

            assertThat(answer(plant, "north", "sea")).isEqualTo("north sea");
            assertThat(answer(plant, "south", "pole")).isEqualTo("south pole");
            assertThat(answer(office, "north", "sea")).isEqualTo("north sea");
            assertThat(answer(office, "south", "pole")).isEqualTo("south pole");
            assertThat(deployed.output())
                    .as("each line names its module, and the end tells all")
                    .contains("[INFO] [north] Deploying north ", "[INFO] [south] Deploying south ")
                    .containsPattern("""
                            (?m)Deployments of this run:
                            \\[INFO]   north: north \\S+ 1 component on 1 host \\(\\d+\\.\\d s\\)
                            \\[INFO]   north: north \\S+ 1 component on 1 host \\(\\d+\\.\\d s\\)
                            \\[INFO]   south: south \\S+ 1 component on 1 host \\(\\d+\\.\\d s\\)
                            \\[INFO]   south: south \\S+ 1 component on 1 host \\(\\d+\\.\\d s\\)
                            """);
        } finally {
            undeploy(projects, plant);
        }
        assertThat(answer(office, "north", "sea"))
                .as("what another lattice loses stays here")
                .isEqualTo("north sea");
    }

    @Test
    void an_environment_is_a_profile_of_the_parent_and_gets_what_is_deployed_to_it() throws Exception {
        MavenProjectFolder teams = MavenProjectFolder.copyOf("environments", TwoLatticesIT.class);
        List<String> settings = settings("-T1", "dev", "prod");
        try {
            assertThat(teams.maven(settings, "-Pdev", "deploy").succeeded().output())
                    .contains("  north: north-team ", "  south: south-team ");
            assertThat(answer(plant, "north-team", "sea")).isEqualTo("north sea");
            assertThat(teams.maven(settings, "-Pprod", "pelato:status").failed().output())
                    .contains("north-team is not deployed");

            assertThat(teams.maven(settings, "-Pprod", "deploy").succeeded().output())
                    .as("the same components, compiled once")
                    .contains("greet: unchanged")
                    .doesNotContain("greet: compiled");
            assertThat(answer(office, "south-team", "pole")).isEqualTo("south pole");
        } finally {
            undeploy(teams, plant);
            undeploy(teams, office);
        }
    }

    private static void undeploy(MavenProjectFolder projects, Lattice lattice) {
        projects.maven(lattice.mavenArguments(), "pelato:undeploy").succeeded();
    }

    private List<String> settings(String threads, String ofPlant, String ofOffice) {
        List<String> settings = new ArrayList<>(List.of(threads, "-Dpelato.builder=local"));
        settings.addAll(settings(ofPlant, plant));
        settings.addAll(settings(ofOffice, office));
        return settings;
    }

    private static String answer(Lattice lattice, String project, String message) throws Exception {
        try (Listener listener = Listener.on(lattice.natsUrl(Side.CLOUD), project + ".out")) {
            listener.publish(project + ".in", message);
            return listener.next().text();
        }
    }

    private static List<String> settings(String name, Lattice lattice) {
        String providers = lattice.mavenArguments().stream()
                .filter(argument -> argument.startsWith("-Dpelato.providers="))
                .findFirst()
                .orElseThrow()
                .replace("-Dpelato.providers=", "");
        return List.of(
                "-D" + name + ".registry=" + lattice.registry(),
                "-D" + name + ".nats.url=" + lattice.natsUrl(Side.CLOUD),
                "-D" + name + ".nats.hosts=" + lattice.hostsNatsUrl(),
                "-D" + name + ".providers=" + providers);
    }
}
