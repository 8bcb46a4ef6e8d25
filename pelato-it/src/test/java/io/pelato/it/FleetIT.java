package io.pelato.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.it.lattice.EdgeSite;
import io.pelato.it.lattice.Lattice;
import io.pelato.it.lattice.Side;
import io.pelato.it.maven.MavenProjectFolder;
import io.pelato.it.types.DeployedWorkflow;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A task on every edge machine, each a leaf of the cloud's NATS with a host. */
@ExtendWith(LatticeExtension.class)
class FleetIT {

    private static final int READINGS = 100;

    private Lattice lattice;
    private EdgeSite milan;
    private EdgeSite rome;

    @BeforeEach
    void makeMachines(Lattice shared) {
        lattice = shared;
        lattice.stopEdgeHost();
        milan = lattice.site("milan", "127.0.0.3", lattice.leafUrl());
        rome = lattice.site("rome", "127.0.0.4", lattice.leafUrl());
    }

    @AfterEach
    void stopMachines() {
        milan.close();
        rome.close();
        lattice.startEdgeHost();
    }

    @Test
    void every_machine_works_on_its_own_readings_also_one_that_joins_later_and_one_that_is_gone_is_not_waited_for() {
        MavenProjectFolder project = MavenProjectFolder.copyOf("two-tasks", FleetIT.class);
        project.replace("workflow.yaml", "target: edge\n", "target: {host-type: edge, hosts: every, at_least: 1}\n");
        project.replace("workflow.yaml", "targets: [edge, cloud]", "target: cloud");
        project.replace("tasks/clean.go", "import \"strings\"", "import (\n\t\"log\"\n\t\"strings\"\n)");
        project.replace("tasks/clean.go", "\treturn", "\tlog.Print(\"handled \", arg)\n\treturn");
        milan.start();
        try (var workflow = DeployedWorkflow.of(project, lattice, "-Dpelato.nats.domain=" + Lattice.JETSTREAM_DOMAIN)) {
            assertThat(workflow.deployment().output())
                    .contains("clean on every host with host-type=edge: 1 of 1", "messaging on every host with");

            rome.start();
            Eventually.that(
                    "the machine that joined runs the task",
                    () -> status(workflow).contains("clean on every host with host-type=edge: 2 of 2"),
                    () -> status(workflow));
            try (Listener cloud = Listener.on(lattice.natsUrl(Side.CLOUD), "tagged")) {
                send(milan, "milan");
                send(rome, "rome");
                for (int n = 0; n < 2 * READINGS; n++) {
                    cloud.next();
                }
            }
            System.out.println("Of " + READINGS + " readings each: milan handled " + handled(milan, "milan")
                    + " of its own and " + handled(milan, "rome") + " of rome's, rome " + handled(rome, "rome")
                    + " of its own and " + handled(rome, "milan") + " of milan's");
            assertThat(handled(milan, "milan")).isEqualTo(READINGS);
            assertThat(handled(rome, "rome")).isEqualTo(READINGS);

            String two = "{host-type: edge, hosts: every, at_least: 2}";
            project.replace("workflow.yaml", "{host-type: edge, hosts: every, at_least: 1}", two);
            assertThat(workflow.maven("deploy").succeeded().output()).contains(": 2 of 2, at least 2");
            rome.kill();
            Eventually.that(
                    "the machine that died is missed",
                    () -> status(workflow).contains("clean on every host with host-type=edge: 1 of 1, at least 2"),
                    () -> status(workflow));
            assertThat(workflow.maven("pelato:status").failed().output())
                    .contains("clean runs on 1 host with host-type=edge, and at least 2 are wanted")
                    .containsPattern("clean on every host with host-type=edge: 1 of 1, at least 2; away: [a-z0-9-]+");
            project.replace("workflow.yaml", two, "{host-type: edge, hosts: every, at_least: 1}");
            workflow.maven("deploy").succeeded();
        }
    }

    private static void send(EdgeSite machine, String name) {
        try (Listener devices = Listener.on(machine.natsUrl())) {
            IntStream.range(0, READINGS).forEach(n -> devices.publish("raw", name + " " + n));
            devices.flush();
        }
    }

    private static long handled(EdgeSite machine, String name) {
        return machine.log()
                .lines()
                .filter(line -> line.contains("handled " + name + " "))
                .count();
    }

    private static String status(DeployedWorkflow workflow) {
        return workflow.maven("pelato:status").output();
    }
}
