package io.pelato.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.it.lattice.Lattice;
import io.pelato.it.lattice.Side;
import io.pelato.it.maven.MavenProjectFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Projects with two executions of push and deploy: each lattice gets its own, and nothing of the other's. */
@ExtendWith(LatticeExtension.class)
class TwoLatticesIT {

    private final MavenProjectFolder projects = MavenProjectFolder.copyOf("two-lattices", TwoLatticesIT.class);

    @Test
    void each_of_two_lattices_gets_what_its_own_execution_deploys_in_a_reactor_of_two_threads(
            Lattice plant, @TempDir Path folder) throws Exception {
        try (Lattice office = Lattice.start(folder)) {
            List<String> settings = new ArrayList<>(List.of("-T2", "-Dpelato.builder=local"));
            settings.addAll(settings("plant", plant));
            settings.addAll(settings("office", office));

            try {
                projects.maven(settings, "deploy").succeeded();

                assertThat(answer(plant, "north", "sea")).isEqualTo("north sea");
                assertThat(answer(plant, "south", "pole")).isEqualTo("south pole");
                assertThat(answer(office, "north", "sea")).isEqualTo("north sea");
                assertThat(answer(office, "south", "pole")).isEqualTo("south pole");
            } finally {
                undeploy(plant);
            }
            assertThat(answer(office, "north", "sea"))
                    .as("what another lattice loses stays here")
                    .isEqualTo("north sea");
        }
    }

    private void undeploy(Lattice lattice) {
        projects.maven(lattice.mavenArguments(), "pelato:undeploy").succeeded();
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
