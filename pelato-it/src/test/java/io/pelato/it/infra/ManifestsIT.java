package io.pelato.it.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Kubernetes manifests of infra/cloud, as kustomize renders them. */
@TestInstance(Lifecycle.PER_CLASS)
class ManifestsIT {
    /** The version that infra/cloud/README.md names. */
    private static final String KUBERNETES = "1.34.0";

    private Path cloud;

    @BeforeAll
    void secrets_are_made() {
        cloud = Infra.copy(ManifestsIT.class).resolve("cloud");
        for (String overlay : List.of("try", "production")) {
            Command.in(cloud).run("./secrets", "init", overlay, "nats.example.com", "192.0.2.1");
        }
    }

    private String render(String overlay) {
        return Infra.kustomize(cloud.resolve("overlays").resolve(overlay));
    }

    @ParameterizedTest
    @ValueSource(strings = {"try", "production"})
    void every_object_fits_the_schema_of_its_kind(String overlay) throws Exception {
        Path file = Files.writeString(cloud.resolve(overlay + ".yaml"), render(overlay));

        String said =
                Command.in(cloud).run(Infra.tool("kubernetes-validate"), "-k", KUBERNETES, "--strict", file.toString());

        long objects = Manifests.parse(Files.readString(file)).all().count();
        assertThat(said.lines().filter(line -> line.contains("passed for resource")))
                .hasSize((int) objects);
    }

    @ParameterizedTest
    @ValueSource(strings = {"try", "production"})
    void every_container_is_without_root_with_a_read_only_root_with_limits_and_with_probes(String overlay) {
        Manifests.parse(render(overlay)).ofKind("Deployment", "StatefulSet").forEach(workload -> {
            Object pod = Manifests.at(workload, "spec", "template", "spec");
            assertThat(Manifests.at(pod, "securityContext", "runAsNonRoot")).isEqualTo(true);
            assertThat(Manifests.at(pod, "automountServiceAccountToken")).isEqualTo(false);
            List<Map<String, Object>> containers = Manifests.list(pod, "containers");
            List<Map<String, Object>> first = Manifests.list(pod, "initContainers");
            containers.addAll(first);
            for (Map<String, Object> container : containers) {
                assertThat(Manifests.at(container, "securityContext", "readOnlyRootFilesystem"))
                        .isEqualTo(true);
                assertThat(Manifests.texts(container, "securityContext", "capabilities", "drop"))
                        .containsExactly("ALL");
                assertThat(Manifests.at(container, "resources", "limits", "memory"))
                        .isNotNull();
                // What comes to its end before others start may have none.
                boolean ends = first.contains(container) && !"Always".equals(container.get("restartPolicy"));
                assertThat(container.containsKey("livenessProbe")).isNotEqualTo(ends);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"try", "production"})
    void every_part_asks_for_half_again_what_it_took_at_rest_and_may_have_so_much_more_than_at_work(String overlay) {
        Map<String, MeasuredMemory> measured = MeasuredMemory.saidBy(Infra.FOLDER.resolve("cloud/README.md"));
        Map<String, Map<String, Object>> containers = new TreeMap<>();
        Manifests.parse(render(overlay)).ofKind("Deployment", "StatefulSet").forEach(workload -> {
            for (String list : List.of("initContainers", "containers")) {
                Manifests.list(workload, "spec", "template", "spec", list)
                        .forEach(container -> containers.put(Manifests.text(container, "name"), container));
            }
        });

        assertThat(measured).containsOnlyKeys("wasmcloud", "nats-leaf", "nats", "wadm");
        measured.forEach((name, memory) -> {
            Map<String, Object> container = containers.get(name);
            assertThat(MeasuredMemory.bytes(Manifests.at(container, "resources", "requests", "memory")))
                    .as("what %s asks for", name)
                    .isGreaterThanOrEqualTo(memory.atRest() * 3 / 2);
            assertThat(MeasuredMemory.bytes(Manifests.at(container, "resources", "limits", "memory")))
                    .as("what %s may have", name)
                    .isGreaterThanOrEqualTo(memory.atWork() * 3 / 2);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"try", "production"})
    void every_pod_is_named_by_a_network_policy(String overlay) {
        Manifests manifests = Manifests.parse(render(overlay));
        List<Object> named = manifests
                .ofKind("NetworkPolicy")
                .map(policy -> Manifests.at(policy, "spec", "podSelector", "matchLabels", "app.kubernetes.io/name"))
                .toList();

        assertThat(manifests.ofKind("Deployment", "StatefulSet").map(Manifests::name))
                .allMatch(named::contains);
        assertThat(manifests.ofKind("NetworkPolicy").map(Manifests::name)).contains("default-deny");
    }

    @Test
    void production_has_three_nats_servers_two_wadms_and_a_disruption_budget_for_each_workload() {
        Manifests manifests = Manifests.parse(render("production"));

        assertThat(Manifests.at(manifests.named("StatefulSet", "nats"), "spec", "replicas"))
                .isEqualTo(3);
        assertThat(Manifests.at(manifests.named("Deployment", "wadm"), "spec", "replicas"))
                .isEqualTo(2);
        assertThat(manifests.ofKind("PodDisruptionBudget").map(Manifests::name))
                .containsExactlyInAnyOrder("nats", "wadm", "wasmcloud");
    }

    @Test
    void nothing_secret_is_in_what_git_keeps() throws Exception {
        String ignored = Command.in(Infra.FOLDER)
                .run("git", "check-ignore", "cloud/overlays/try/secrets/ca.key", "edge/.env", "edge/local/users.conf");

        assertThat(ignored.lines()).hasSize(3);
        assertThat(Files.readString(Infra.FOLDER.resolve("edge/.env.example"))).contains("edge-milan:password@");
    }
}
