package io.pelato.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.it.maven.MavenProjectFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code pelato:init} makes in an empty folder is a project that builds. */
class InitIT {

    private static final List<String> COMPONENTS =
            List.of("producer", "processor", "dbsync", "nats_to_nats_kv", "http_producer");
    private static final String TYPES =
            "-Dpelato.init.types=producer_nats,processor_nats,dbsync_nats,nats_to_nats-kv,http_producer_nats";

    @Test
    void a_new_project_of_every_type_packages_passes_go_vet_takes_more_files_and_is_never_overwritten()
            throws Exception {
        MavenProjectFolder project = MavenProjectFolder.empty("shop", InitIT.class);

        assertThat(project.maven(MavenProjectFolder.goal("init"), TYPES)
                        .succeeded()
                        .output())
                .contains("Made workflow.yaml", "Next: mvn package");
        assertThat(project.maven("verify", "pelato:schema", "-Dpelato.builder=local")
                        .succeeded()
                        .output())
                .contains(
                        "Examples of producer: 1 run (",
                        "Examples of processor: 2 run (",
                        "Examples of dbsync: 1 run (",
                        "Examples of nats_to_nats_kv: 1 run (",
                        "Examples of http_producer: 1 run (");

        assertThat(COMPONENTS)
                .allSatisfy(component -> assertThat(
                                project.directory().resolve("target/pelato/components/" + component + ".wasm"))
                        .isNotEmptyFile());
        assertThat(logs(project.directory().resolve("target/pelato/components")))
                .isEmpty();
        assertThat(project.directory().resolve("target/pelato/workflow.schema.json"))
                .isNotEmptyFile();
        assertThat(GoTool.run(project.directory().resolve("tasks"), "vet", "./..."))
                .isEmpty();

        Path component = project.directory().resolve("target/pelato/components/processor.wasm");
        byte[] before = Files.readAllBytes(component);
        project.write(
                "tasks/processor/helper.go",
                "package main\n\nfunc twice(text string) int {\n\treturn text + text\n}\n");
        assertThat(project.maven("package", "-Dpelato.builder=local").failed().errors())
                .containsExactly(
                        "tasks/processor/helper.go:4:9: cannot use text + text (value of type string) as int value"
                                + " in return statement");
        project.replace("tasks/processor/helper.go", ") int", ") string");
        project.replace("tasks/processor/processor.go", "return strings", "arg = twice(arg)\n\treturn strings");
        project.maven("package", "-Dpelato.builder=local", "-DskipTests").succeeded();
        assertThat(Files.readAllBytes(component)).isNotEmpty().isNotEqualTo(before);

        String changed = project.read("workflow.yaml") + "# mine\n";
        project.write("workflow.yaml", changed);
        Files.delete(project.directory().resolve("tasks/go.mod"));
        Files.delete(project.directory().resolve("tasks/producer.examples.yaml"));
        assertThat(project.maven(MavenProjectFolder.goal("init"), TYPES)
                        .failed()
                        .errors())
                .anyMatch(error -> error.contains("workflow.yaml is there already, and nothing was written"))
                .anyMatch(error -> error.contains("producer.go is there already, and nothing was written"))
                .last()
                .asString()
                .as("the POM, the workflow, the code of each task, and four of five files of examples")
                .contains(2 + COMPONENTS.size() + 4 + " problems, told above");
        assertThat(project.read("workflow.yaml")).isEqualTo(changed);
        assertThat(project.directory().resolve("tasks/go.mod")).doesNotExist();
    }

    @Test
    void the_archetype_makes_a_project_that_is_tested_as_it_stands() {
        MavenProjectFolder folder = MavenProjectFolder.empty("archetype", InitIT.class);

        String line = Page.of("docs/desk.md")
                .with("archetype:generate", "org.apache.maven.plugins:maven-archetype-plugin:3.4.1:generate")
                .with("0.1.0-SNAPSHOT", System.getProperty("pelato.version"))
                .with("plant", "Cold_Room")
                .command("mvn archetype:generate");
        List<String> words = List.of(line.split(" +", -1));
        folder.maven(words.subList(1, words.size()), "-DarchetypeCatalog=internal")
                .succeeded();

        assertThat(folder.in("Cold_Room")
                        .maven("test", "-Dpelato.builder=local")
                        .succeeded()
                        .output())
                .contains("Examples of producer: 1 run (", "Examples of processor: 2 run (");
        assertThat(folder.read("Cold_Room/pom.xml"))
                .contains(
                        "<pelato.registry>localhost:5000/cold-room</pelato.registry>",
                        "<version>" + System.getProperty("pelato.version") + "</version>");
    }

    /** What the compiler had to say, which is nothing of components that were compiled before. */
    private static List<Path> logs(Path components) throws IOException {
        try (Stream<Path> files = Files.list(components)) {
            return files.filter(file ->
                            file.toString().endsWith(".log") && file.toFile().length() > 0)
                    .toList();
        }
    }
}
