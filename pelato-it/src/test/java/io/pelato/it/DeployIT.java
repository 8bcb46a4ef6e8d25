package io.pelato.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.it.lattice.Lattice;
import io.pelato.it.lattice.Questions;
import io.pelato.it.lattice.Side;
import io.pelato.it.maven.MavenProjectFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a deployment says when a real lattice cannot do what it is asked, and manifests of the user's own template. */
@ExtendWith(LatticeExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeployIT {

    private static final String LINK_KEY =
            "\"source_id\":\"two_tasks-clean\",\"wit_namespace\":\"wasmcloud\",\"wit_package\":\"messaging\"";

    private Lattice lattice;
    private Questions questions;
    private MavenProjectFolder project;

    @BeforeAll
    void buildAndPushOnce(Lattice shared) {
        lattice = shared;
        questions = new Questions(lattice.natsUrl(Side.CLOUD));
        project = MavenProjectFolder.copyOf("two-tasks", DeployIT.class);
        project.maven(lattice.mavenArguments(), "-Dpelato.builder=local", "package", "pelato:push")
                .succeeded();
    }

    @AfterEach
    void undeploy() {
        project.maven(lattice.mavenArguments(), "pelato:undeploy").succeeded();
        assertThat(Inventory.ids(questions, "two_tasks")).isEmpty();
    }

    private List<String> deployErrors(String... settings) {
        return project.maven(
                        lattice.mavenArguments(),
                        Stream.concat(Stream.of("pelato:deploy"), Stream.of(settings))
                                .toArray(String[]::new))
                .failed()
                .errors();
    }

    @Test
    void a_lattice_without_hosts_is_told() {
        assertThat(deployErrors("-Dpelato.lattice=elsewhere"))
                .containsExactly("No wasmCloud host answers in the lattice elsewhere. Start a host that is connected"
                        + " with this NATS, or correct pelato.nats.url and pelato.lattice");
    }

    @Test
    void a_target_without_a_host_is_told_with_the_hosts_that_there_are() {
        project.replace("workflow.yaml", "target: edge\n", "target: factory\n");
        try {
            assertThat(deployErrors("-Dpelato.targets=edge,cloud,factory"))
                    .singleElement()
                    .asString()
                    .startsWith("No host has host-type=factory, where clean, messaging must run; there are ")
                    .contains("(host-type=edge machine=edge)", "(host-type=cloud machine=cloud)")
                    .endsWith(". Start a host with this label (--label host-type=factory), or change the target in"
                            + " workflow.yaml");
        } finally {
            project.replace("workflow.yaml", "target: factory\n", "target: edge\n");
        }
    }

    @Test
    void an_image_that_cannot_be_pulled_is_told_for_each_host() {
        String image = lattice.registry() + "/providers/no-such-provider:1.0.0";

        List<String> errors = deployErrors("-Dpelato.providers=messaging=" + image);

        assertThat(errors).hasSize(3).endsWith("2 problems, told above");
        assertThat(errors.subList(0, 2))
                .allSatisfy(error -> assertThat(error)
                        .matches("The host \\S+ cannot fetch the image " + image + " of two_tasks-messaging: .*")
                        .endsWith("Check that " + lattice.registry()
                                + " has it: push it again, or correct the image if it is a provider's"));
    }

    @Test
    void a_link_that_the_lattice_refuses_is_told_with_the_one_in_its_way() {
        String refused = questions.control(
                "link.put",
                "{" + LINK_KEY + ",\"target\":\"somebody_else\",\"name\":\"default\",\"interfaces\":[\"consumer\"],"
                        + "\"source_config\":[],\"target_config\":[]}");
        assertThat(refused).contains("\"success\":true");
        try {
            assertThat(deployErrors())
                    .singleElement()
                    .asString()
                    .startsWith("The lattice refuses the link two_tasks-clean -> two_tasks-messaging"
                            + " (wasmcloud:messaging/consumer): ")
                    .endsWith("In its way stands two_tasks-clean -> somebody_else (wasmcloud:messaging/consumer), which"
                            + " this application did not make: delete it (wash link del), then deploy again");
        } finally {
            questions.control("link.del", "{" + LINK_KEY + ",\"link_name\":\"default\"}");
        }
    }

    @Test
    void a_template_of_the_user_s_own_replaces_pelato_s() throws IOException {
        project.write("wadm.ftl", builtIn().replace("  annotations:\n", "  annotations:\n    team: bakers\n"));

        project.maven(lattice.mavenArguments(), "pelato:deploy", "-Dpelato.manifest.template=wadm.ftl")
                .succeeded();

        assertThat(project.read("target/pelato/wadm.yaml")).contains("\n    team: bakers\n");
        assertThat(Inventory.ids(questions, "two_tasks")).isNotEmpty();
    }

    @Test
    void the_faults_of_a_broken_template_are_told_with_their_places() throws IOException {
        project.write("broken.ftl", "apiVersion: core.oam.dev/v1beta1\nkind: ${app.kind}\n");
        assertThat(deployErrors("-Dpelato.manifest.template=broken.ftl"))
                .first()
                .asString()
                .contains("broken.ftl:2:9: the manifest template fails: ")
                .contains("app.kind");

        project.write(
                "wrong.ftl",
                builtIn()
                        .replace("    version: ${app.version?c}\n", "")
                        .replace("      type: ${component.type}\n", "      type: module\n"));
        assertThat(deployErrors("-Dpelato.manifest.template=wrong.ftl"))
                .hasSizeGreaterThan(2)
                .anyMatch(
                        error -> error.matches("target/pelato/wadm.yaml:\\d+:\\d+: the annotation version must be there"
                                + " and may not be `latest`.*"))
                .anyMatch(error ->
                        error.matches("target/pelato/wadm.yaml:\\d+:\\d+: a component is of the type" + " `module`.*"));
    }

    private static String builtIn() throws IOException {
        try (InputStream template = DeployIT.class.getResourceAsStream("/io/pelato/templates/wadm.yaml.ftl")) {
            return new String(template.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
