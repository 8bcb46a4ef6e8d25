package io.pelato.manifest;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.application.Application;
import io.pelato.application.Examples;
import io.pelato.application.Schedule;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        var other = new Application(application.name(), "another description", application.parts(), List.of());

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

    @Test
    void a_template_that_asks_for_the_clock_is_refused_at_its_place(@TempDir Path folder) throws IOException {
        Path own = Files.writeString(folder.resolve("own.ftl"), "# one\n\tat: ${.now}\n");

        assertThatThrownBy(() -> new ManifestRenderer(Optional.of(own)))
                .isInstanceOf(ProblemsException.class)
                .hasMessage(own + ":2:8: the manifest template fails: `.now` reads the clock, so that the same input"
                        + " would make another text each time. Compare it with Pelato's own wadm.yaml.ftl");
    }

    @Test
    void a_template_meets_the_same_order_and_the_same_name_on_every_machine(@TempDir Path folder) throws IOException {
        Path own = Files.writeString(
                folder.resolve("own.ftl"),
                "${.main_template_name}: ${app?keys?join(' ')} / ${app.components[0]?keys?join(' ')}");

        assertThat(new ManifestRenderer(Optional.of(own))
                        .render(Examples.application())
                        .yaml())
                .isEqualTo("wadm.yaml.ftl: name description version schedules hosts components"
                        + " / name type id image config scaler instances spreads links");
    }

    @Test
    void a_template_that_cannot_be_read_or_includes_another_one_is_told(@TempDir Path folder) throws IOException {
        Path latin = Files.write(folder.resolve("latin.ftl"), new byte[] {'a', (byte) 0xe9});
        Path including = Files.writeString(folder.resolve("including.ftl"), "<#include \"other.ftl\">");
        var renderer = new ManifestRenderer(Optional.of(including));

        assertThatThrownBy(() -> new ManifestRenderer(Optional.of(latin)))
                .isInstanceOf(ProblemsException.class)
                .hasMessage(latin + ":1:2: this is not UTF-8 text: the byte 0xE9. Save the file as UTF-8");
        assertThatThrownBy(() -> new ManifestRenderer(Optional.of(folder)))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("Cannot read the manifest template " + folder);
        assertThatThrownBy(() -> renderer.render(Examples.application()))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("the manifest template fails");
    }

    @Test
    void a_template_of_the_users_own_that_forgets_the_schedules_is_told_so(@TempDir Path folder) throws IOException {
        Application application = Examples.application();
        var scheduled = new Application(
                application.name(),
                application.description(),
                application.parts(),
                List.of(new Schedule("clean", "0 0 6 * * *", Optional.of("Europe/Rome"), "temp_sensor")));
        Manifest ours = new ManifestRenderer(Optional.empty()).render(scheduled);
        Path own = Files.writeString(
                folder.resolve("own.ftl"),
                "<#noparse>"
                        + ours.yaml()
                                .lines()
                                .filter(line -> !line.contains("pelato.schedules"))
                                .collect(joining("\n"))
                        + "</#noparse>");
        Manifest without = new ManifestRenderer(Optional.of(own)).render(scheduled);

        assertThat(CheckedManifest.of(ours, Path.of("wadm.yaml")).application()).isEqualTo(scheduled);
        assertThatThrownBy(() -> CheckedManifest.of(without, Path.of("wadm.yaml")))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("wadm.yaml:6:3: the manifest does not name the schedules of the workflow. Write"
                        + " `pelato.schedules: ${app.schedules?c}` below its annotations");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${\"freemarker.template.utility.Execute\"?new()(\"id\")}",
                "${app?api.getClass()}",
                "<#include \"/etc/passwd\">",
                "<#import \"own.ftl\" as x>",
                "<#list 1.. as x>${x}</#list>",
                "<#list 1..2000000000 as i>${i}</#list>",
                "<#macro m><@m/></#macro><@m/>",
                "<#macro m><@m/></#macro><@m/>"
            })
    void a_template_of_the_users_own_runs_and_reads_nothing(String source, @TempDir Path folder) throws IOException {
        Path own = Files.writeString(folder.resolve("own.ftl"), source);
        var renderer = new ManifestRenderer(Optional.of(own));

        assertThatThrownBy(() -> renderer.render(Examples.application()))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining(own + ":1:");
    }

    @Test
    void a_template_of_the_users_own_that_cannot_be_read_is_told(@TempDir Path folder) {
        Path missing = folder.resolve("missing.ftl");

        assertThatThrownBy(() -> new ManifestRenderer(Optional.of(missing)))
                .isInstanceOf(ProblemsException.class)
                .hasMessageStartingWith("Cannot read the manifest template " + missing + ": it is not there");
        assertThatThrownBy(() -> new ManifestRenderer(Optional.of(Path.of("/dev/zero"))))
                .isInstanceOf(ProblemsException.class)
                .hasMessageStartingWith(
                        "Cannot read the manifest template /dev/zero: it is a pipe, a device or the like."
                                + " Put an ordinary file there");
        assertThatThrownBy(() -> new ManifestRenderer(Optional.of(folder)))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining(": it is a folder");
    }

    static String resource(String name) throws IOException {
        try (InputStream resource = ManifestRendererTest.class.getResourceAsStream(name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
