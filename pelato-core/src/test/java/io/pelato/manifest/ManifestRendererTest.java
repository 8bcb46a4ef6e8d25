package io.pelato.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.application.Application;
import io.pelato.application.Examples;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestRendererTest {

    @Test
    void a_workflow_of_two_tasks_becomes_this_manifest() throws IOException {
        assertThat(new ManifestRenderer(Optional.empty())
                        .render(Examples.application())
                        .yaml())
                .isEqualTo(resource("two-tasks.yaml"));
    }

    @Test
    void the_same_application_has_the_same_version_and_another_one_has_another() {
        var renderer = new ManifestRenderer(Optional.empty());
        Application application = Examples.application();
        var other = new Application(application.name(), "another description", application.parts());

        String version = renderer.render(application).version();

        assertThat(version)
                .matches("[0-9a-f]{16}")
                .isEqualTo(renderer.render(Examples.application()).version());
        assertThat(renderer.render(other).version()).isNotEqualTo(version);
    }

    @Test
    void a_template_of_the_users_own_replaces_ours(@TempDir Path folder) throws IOException {
        Path own = Files.writeString(folder.resolve("own.ftl"), "${app.name} has ${app.components?size} components");

        assertThat(new ManifestRenderer(Optional.of(own))
                        .render(Examples.application())
                        .yaml())
                .isEqualTo("temperature has 3 components");
    }

    @Test
    void a_fault_in_a_template_of_the_users_own_is_told_with_its_place(@TempDir Path folder) throws IOException {
        Path unclosed = Files.writeString(folder.resolve("unclosed.ftl"), "a\n  <#if app.name>");
        Path missing = Files.writeString(folder.resolve("missing.ftl"), "a\nb ${app.titel}");
        var renderer = new ManifestRenderer(Optional.of(missing));

        assertThatThrownBy(() -> new ManifestRenderer(Optional.of(unclosed)))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining(unclosed + ":2:");
        assertThatThrownBy(() -> renderer.render(Examples.application()))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining(missing + ":2:5: the manifest template fails")
                .hasMessageContaining("app.titel");
    }

    static String resource(String name) throws IOException {
        try (InputStream resource = ManifestRendererTest.class.getResourceAsStream(name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
