package io.pelato.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Nats;
import io.pelato.it.lattice.Lattice;
import io.pelato.it.maven.MavenProjectFolder;
import io.pelato.it.maven.MavenResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A workflow with a schedule, and a NATS server from before schedules. */
@ExtendWith(LatticeExtension.class)
class OldNatsIT {

    @TempDir
    private Path folder;

    @Test
    void a_schedule_is_refused_with_the_server_s_version_and_nothing_is_made(Lattice lattice)
            throws IOException, JetStreamApiException, InterruptedException {
        try (NatsServer server = NatsServer.old(folder)) {
            String url = "nats://" + server.host();
            List<String> settings = new ArrayList<>(lattice.mavenArguments());
            settings.removeIf(setting -> setting.startsWith("-Dpelato.nats.url="));
            settings.addAll(List.of("-Dpelato.nats.url=" + url, "-Dpelato.builder=local"));

            MavenResult deployment = MavenProjectFolder.copyOf("ticks", OldNatsIT.class)
                    .maven(settings, "deploy")
                    .failed();

            assertThat(deployment.exitCode()).isEqualTo(1);
            try (Connection connection = Nats.connect(url)) {
                String version = connection.getServerInfo().getVersion();
                assertThat(version).startsWith("2.12.");
                assertThat(deployment.errors())
                        .containsExactly(
                                "The workflow has a schedule, and NATS at " + server.host() + " is version "
                                        + version
                                        + ". Use NATS 2.14 or later, or take the schedule out of workflow.yaml and send"
                                        + " messages to the task's trigger yourself",
                                "No WADM answers in the lattice default at " + server.host() + ". Start WADM there, or"
                                        + " correct pelato.nats.url and pelato.lattice",
                                "2 problems, told above");
                assertThat(connection.jetStreamManagement().getStreamNames()).isEmpty();
            }
        }
    }
}
