package io.pelato;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.build.WasmComponent;
import io.pelato.build.WasmComponents;
import io.pelato.digest.Sha256;
import io.pelato.generate.ComponentProject;
import io.pelato.problem.ProblemsException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release holds what its deployment takes, and nothing else. */
class BundleStepTest {

    private static final String WASM = "not really compiled";

    @TempDir
    private Path folder;

    private TestWorkflow workflow;

    @BeforeEach
    void there_is_a_workflow() {
        workflow = TestWorkflow.in(folder.resolve("project"));
        workflow.write("workflow.yaml", """
                tasks:
                  - name: Copy
                    type: processor_nats
                    code: copy.go
                    target: edge
                    source_topic: ${topic}
                    dest_topic: ${other}
                    component_name: copy
                    version: 1.0.0
                """);
    }

    @Test
    void a_release_is_a_project_without_code_whose_components_are_those_that_were_built() throws Exception {
        Path bundle = pack(Map.of("topic", "in", "other", "out"), Map.of("topic", "in", "unused", "hunter2"));

        BundledProject release = unpack(bundle, Map.of("other", "elsewhere"), Optional.empty());

        assertThat(release.project().name()).isEqualTo("sample");
        assertThat(release.project().targets()).containsExactly("edge", "cloud");
        assertThat(release.project().directory().resolve("tasks")).doesNotExist();
        try (Pelato pelato = Pelato.open(TestWorkflow.silence())) {
            var read = pelato.validate(release.project());
            assertThat(read.tasks()).singleElement().satisfies(task -> {
                assertThat(task.texts("source_topic")).as("as the POM says").containsExactly("in");
                assertThat(task.texts("dest_topic")).as("as the place says").containsExactly("elsewhere");
            });
            assertThatThrownBy(() -> pelato.generate(release.project()))
                    .isInstanceOf(ProblemsException.class)
                    .hasMessageContaining("A bundle holds components, and no code");
        }
        assertThat(release.project().output().resolve("components/copy.wasm")).hasContent(WASM);
        assertThat(release.template()).content().contains("apiVersion");
    }

    @Test
    void targets_of_the_place_are_checked_as_those_of_a_project() {
        Path bundle = pack(Map.of("topic", "in", "other", "out"), Map.of("topic", "in", "other", "out"));

        BundledProject release = unpack(bundle, Map.of(), Optional.of(List.of("milan")));

        try (Pelato pelato = Pelato.open(TestWorkflow.silence())) {
            assertThatThrownBy(() -> pelato.validate(release.project()))
                    .hasMessageContaining("unknown target \"edge\"");
        }
    }

    @Test
    void the_same_release_has_the_same_bytes() throws Exception {
        byte[] first = Files.readAllBytes(pack(Map.of("topic", "in", "other", "out"), Map.of()));

        assertThat(Files.readAllBytes(pack(Map.of("topic", "in", "other", "out"), Map.of())))
                .isEqualTo(first);
    }

    @Test
    void no_secret_and_no_code_is_in_it() throws Exception {
        Path bundle = pack(
                Map.of("topic", "in", "other", "hunter2", "password", "hunter2", "env.DB_PASSWORD", "hunter2"),
                Map.of("topic", "in", "password", "hunter2"));

        String content = Files.readString(bundle, StandardCharsets.ISO_8859_1);

        assertThat(content).contains(WASM, "processor_nats").doesNotContain("hunter2", "exec_task", folder.toString());
    }

    @Test
    void what_a_component_consists_of_is_told_without_a_time() {
        BundledProject release =
                unpack(pack(Map.of("topic", "in", "other", "out"), Map.of()), Map.of(), Optional.empty());

        assertThat(release.project().output().resolve("sbom/copy.cdx.json"))
                .content()
                .contains(
                        "\"bomFormat\" : \"CycloneDX\"",
                        "\"content\" : \"" + Sha256.of(WASM) + "\"",
                        "\"name\" : \"tinygo\"",
                        "pkg:golang/go.bytecodealliance.org/cm@v",
                        "\"value\" : \"processor_nats\"")
                .doesNotContain("serialNumber", "timestamp");
    }

    @Test
    void how_a_component_came_about_is_told_without_a_time() {
        BundledProject release =
                unpack(pack(Map.of("topic", "in", "other", "out"), Map.of()), Map.of(), Optional.empty());

        assertThat(release.project().output().resolve("provenance/copy.json"))
                .content()
                .contains(
                        "\"taskType\" : \"processor_nats\"",
                        "\"tinygo\" : \"",
                        "\"sha256\" : \"" + Sha256.of(WASM) + "\"",
                        "\"name\" : \"compiled sources\"")
                .doesNotContain("startedOn", "finishedOn");
    }

    @Test
    void what_was_not_built_is_not_packed() {
        assertThatThrownBy(() -> {
                    try (Pelato pelato = Pelato.open(TestWorkflow.silence())) {
                        pelato.bundle(request(Map.of("topic", "in", "other", "out"), Map.of()));
                    }
                })
                .hasMessageContaining("Nothing has been built yet");
    }

    private Path pack(Map<String, String> known, Map<String, String> ofPom) {
        try (Pelato pelato = Pelato.open(TestWorkflow.silence())) {
            Project project = workflow.project(known);
            ComponentProject generated = pelato.generate(project).get(0);
            workflow.write("target/pelato/components/copy.wasm", WASM);
            new WasmComponents(List.of(new WasmComponent(
                            "copy", "1.0.0", "copy.wasm", Sha256.of(WASM), WASM.length(), generated.digest())))
                    .write(new Output(project).componentsFile());
            return pelato.bundle(request(known, ofPom));
        }
    }

    private BundleRequest request(Map<String, String> known, Map<String, String> ofPom) {
        return new BundleRequest(workflow.project(known), folder.resolve("bundle.zip"), Optional.empty(), ofPom);
    }

    private BundledProject unpack(Path bundle, Map<String, String> properties, Optional<List<String>> targets) {
        return BundledProject.unpack(
                bundle,
                folder.resolve("empty"),
                folder.resolve("cache"),
                new BundledProject.Stage(properties, targets, Optional.empty()));
    }
}
