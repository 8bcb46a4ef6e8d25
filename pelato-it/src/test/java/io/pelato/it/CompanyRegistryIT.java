package io.pelato.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.it.lattice.Lattice;
import io.pelato.it.lattice.Service;
import io.pelato.it.lattice.Side;
import io.pelato.it.maven.MavenProjectFolder;
import io.pelato.it.maven.MavenResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Registries as companies have them: with an authority of their own, with a limit of requests, and with a mirror. */
@ExtendWith(LatticeExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompanyRegistryIT {

    private static final List<String> LOGIN = List.of(
            "-Dpelato.registry.username=" + ProtectedRegistry.USER,
            "-Dpelato.registry.password=" + ProtectedRegistry.PASSWORD);

    private MavenProjectFolder project;

    @BeforeAll
    void buildOnce() {
        project = MavenProjectFolder.copyOf("two-tasks", CompanyRegistryIT.class);
        project.maven("package", "-Dpelato.builder=local").succeeded();
    }

    @Test
    void a_registry_behind_tls_takes_who_knows_its_authority_and_shows_a_certificate(@TempDir Path folder) {
        Certificates certificates = Certificates.make(folder);
        try (ProtectedRegistry registry = ProtectedRegistry.startWithTls(folder, certificates)) {
            assertThat(push(registry.host()).failed().errors()).anyMatch(error -> error.contains("pelato.registry.ca"));

            String ca = "-Dpelato.registry.ca=" + certificates.authority();
            assertThat(push(registry.host(), ca).failed().errors())
                    .anyMatch(error -> error.contains("pelato.registry.cert"));

            assertThat(push(
                                    registry.host(),
                                    ca,
                                    "-Dpelato.registry.cert=" + certificates.clientCert(),
                                    "-Dpelato.registry.key=" + certificates.clientKey())
                            .succeeded()
                            .output())
                    .contains("clean: pushed, " + registry.host() + "/team/clean:1.0.0@sha256:");
        }
    }

    @Test
    void a_registry_that_is_busy_is_asked_again_after_the_time_it_names(@TempDir Path folder) {
        try (ProtectedRegistry registry = ProtectedRegistry.start(folder);
                BusyRegistry busy = BusyRegistry.before(registry.host())) {
            assertThat(push(busy.host(), "-Dpelato.registry.allowHttp=true")
                            .succeeded()
                            .output())
                    .contains("clean: pushed, " + busy.host() + "/team/clean:1.0.0@");

            assertThat(busy.refused())
                    .as("each kind of request was refused once")
                    .contains("POST blobs/uploads", "PATCH blobs/uploads", "PUT blobs/uploads", "PUT manifests");
            assertThat(registry.digest("team/clean", "1.0.0")).startsWith("sha256:");
        }
    }

    @Test
    void hosts_fetch_from_a_mirror_what_was_pushed_and_signed_elsewhere(Lattice lattice, @TempDir Path folder)
            throws Exception {
        SigningKeys keys = SigningKeys.make(folder, "release.pub");
        List<String> settings = new ArrayList<>(lattice.mavenArguments());
        settings.addAll(
                List.of("-Dpelato.builder=local", "-Dpelato.registry.hosts=" + lattice.mirrorAddress() + "/pelato"));
        try (Service mirror = lattice.mirror()) {
            assertThat(project.withEnvironment("RELEASE_KEY", keys.secret())
                            .maven(settings, "deploy", "-Dpelato.sign.key=env://RELEASE_KEY", "-Dpelato.verify=" + keys)
                            .succeeded()
                            .output())
                    .contains(
                            "clean: pushed, " + lattice.registry() + "/pelato/clean:1.0.0@",
                            "Signature verified: " + lattice.registry() + "/pelato/clean:1.0.0@");

            assertThat(project.read("target/pelato/wadm.yaml"))
                    .contains("image: \"" + lattice.mirrorAddress() + "/pelato/clean:1.0.0@sha256:");
            assertThat(mirror.log()).contains("/v2/pelato/clean/manifests/");
            try (Listener cloud = Listener.on(lattice.natsUrl(Side.CLOUD), "tagged");
                    Listener edge = Listener.on(lattice.natsUrl(Side.EDGE))) {
                edge.publish("raw", " x ");
                assertThat(cloud.next().text()).isEqualTo("tagged x");
            }
            assertThat(project.maven(settings, "pelato:plan", "-Dpelato.plan.failOnChange")
                            .succeeded()
                            .output())
                    .contains("a deployment changes nothing");
            project.maven(settings, "pelato:undeploy").succeeded();
        }
        assertThat(project.maven(settings, "deploy", "-Dpelato.registry.hosts=https://mirror")
                        .failed()
                        .errors())
                .singleElement()
                .asString()
                .contains("pelato.registry.hosts \"https://mirror\" is a URL");
    }

    private MavenResult push(String host, String... more) {
        List<String> arguments = new ArrayList<>(LOGIN);
        arguments.addAll(List.of(more));
        arguments.add("-Dpelato.registry=" + host + "/team");
        return project.maven(arguments, "pelato:push");
    }
}
