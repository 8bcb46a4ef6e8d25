package io.pelato.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.application.Part;
import io.pelato.rollout.Deployment;
import io.pelato.rollout.Placement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

/** The summary of a run in which several modules deploy. */
class DeployedModulesTest {

    private final LinesLog log = new LinesLog();
    private final MavenProject north = module("north");
    private final MavenProject south = module("south");
    private final MavenProject shared = module("shared");

    @Test
    void what_was_deployed_and_what_failed_stands_at_the_end_in_the_order_of_the_modules() {
        DeployedModules.failed(south, Duration.ofMillis(4_250), log);
        DeployedModules.deployed(north, deployment("edge-1", "edge-2"), Duration.ofMillis(12_040), log);

        DeployedModules.tell(List.of(shared, north, south));

        assertThat(log.lines())
                .containsExactly(
                        "info ",
                        "info Deployments of this run:",
                        "info   north: plant v2 1 component on 2 hosts (12.0 s)",
                        "error   south: failed, told above (4.3 s)");
    }

    @Test
    void one_module_has_said_it_already_and_nothing_is_told_twice() {
        DeployedModules.deployed(north, deployment("edge-1"), Duration.ofSeconds(1), log);
        DeployedModules.tell(List.of(north, south));
        DeployedModules.deployed(south, deployment("edge-1"), Duration.ofSeconds(1), log);
        DeployedModules.tell(List.of(north, south));

        assertThat(log.lines()).isEmpty();
    }

    @Test
    void a_line_of_a_module_begins_with_its_name() {
        ModuleLog named = new ModuleLog(log, "north");

        named.info("Started a on b");
        named.warn("careful");

        assertThat(log.lines()).containsExactly("info [north] Started a on b", "warn [north] careful");
    }

    private static Deployment deployment(String... hosts) {
        return new Deployment(
                "plant",
                "v2",
                Optional.of("v2"),
                Deployment.Change.SENT,
                Stream.of(hosts)
                        .map(host -> new Placement(
                                Part.Kind.COMPONENT,
                                "clean",
                                "plant-clean",
                                "r/clean@sha256:1",
                                host,
                                host,
                                "edge",
                                16))
                        .toList(),
                List.of(),
                List.of());
    }

    private static MavenProject module(String name) {
        var module = new MavenProject();
        module.setArtifactId(name);
        return module;
    }
}
