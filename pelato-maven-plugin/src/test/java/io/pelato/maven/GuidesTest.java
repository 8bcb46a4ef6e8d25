package io.pelato.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.generate.ComponentProject;
import io.pelato.generate.ProjectGenerator;
import io.pelato.module.ModuleCache;
import io.pelato.template.Templates;
import io.pelato.workflow.WorkflowReader;
import io.pelato.workflow.WorkflowSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A project that a reader copies from a guide has no fault. */
class GuidesTest {

    private static final Pattern FILE =
            Pattern.compile("^`([\\w./-]+)`[^\\n`]*:\\n\\n```\\w+\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    @TempDir
    private Path project;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "first-workflow",
                "own-task-type",
                "types/processor_nats",
                "types/producer_nats",
                "types/dbsync_nats",
                "types/http_producer_nats",
                "types/nats_to_nats-kv"
            })
    void the_workflow_of_a_guide_has_no_fault(String guide) throws IOException {
        copyFiles(Files.readString(docs().resolve(guide + ".md")));

        assertThat(generated())
                .isNotEmpty()
                .allSatisfy(component ->
                        assertThat(component.directory().resolve("main.go")).isNotEmptyFile());
    }

    private List<ComponentProject> generated() {
        Path templates = project.resolve("templates");
        var settings = new WorkflowSettings("guide", project, project.resolve("tasks"), List.of("edge", "cloud"), 100);
        var reader = new WorkflowReader(
                Templates.read(Stream.of(templates).filter(Files::isDirectory).toList()), settings);
        return new ProjectGenerator(project.resolve("generated"), project, new ModuleCache(project.resolve("cache")))
                .generate(reader.read(project.resolve("workflow.yaml")));
    }

    private void copyFiles(String guide) throws IOException {
        Matcher matcher = FILE.matcher(guide);
        while (matcher.find()) {
            Path file = project.resolve(matcher.group(1));
            Files.createDirectories(file.getParent());
            Files.writeString(file, matcher.group(2));
        }
    }

    private static Path docs() {
        return Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolveSibling("docs");
    }
}
