package io.pelato.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.module.ModuleCache;
import io.pelato.problem.ProblemsException;
import io.pelato.template.Expression;
import io.pelato.template.Templates;
import io.pelato.template.TestTemplates;
import io.pelato.workflow.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A template folder is data: nothing in it runs, reads a class or reaches out of its folder. */
class TemplateIsDataTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${\"freemarker.template.utility.Execute\"?new()(\"id\")}",
                "${\"freemarker.template.utility.ObjectConstructor\"?new()(\"java.io.File\", \"/\")}",
                "${\"freemarker.template.utility.JythonRuntime\"?new()}",
                "<#assign x = \"freemarker.template.utility.Execute\"?new()>${x(\"id\")}",
                "${\"<#assign x='freemarker.template.utility.Execute'?new()>${x('id')}\"?interpret}",
                "${\"'freemarker.template.utility.Execute'?new()('id')\"?eval}",
                "${name?api.getClass()}",
                "${name.class}",
                "${list?api.getClass().getProtectionDomain()}",
                "<#include \"/etc/passwd\">",
                "<#include \"template.yaml\">",
                "<#import \"/etc/passwd\" as x>",
                "${.get_optional_template('/etc/passwd').include()}",
                "<#function f x><#return f(x)></#function>${f(1)}",
                "<#list 1.. as x>${x}</#list>"
            })
    void an_expression_that_would_run_or_read_something_is_refused(String expression) {
        assertThatThrownBy(
                        () -> Expression.evaluate(expression, "type/field", Map.of("name", "n", "list", List.of("a"))))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("of type/field cannot be evaluated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${\"freemarker.template.utility.Execute\"?new()(\"id\")}",
                "<#include \"/etc/passwd\">",
                "<#include \"table.txt\">",
                "<#macro m><@m/></#macro><@m/>",
                "<#list 1.. as x>${x}</#list>",
                "<#list 1..2000000000 as i>${i}</#list>"
            })
    void a_file_of_a_template_that_would_run_or_read_something_is_refused(String source) throws IOException {
        Path own = ownType();
        Files.writeString(own.resolve("types/own/files/main.go.ftl"), source);

        assertThatThrownBy(() -> generate(own))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("The template main.go.ftl of task type own cannot be rendered");
    }

    @Test
    void a_link_out_of_the_folder_is_refused_wherever_it_stands() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Files.copy(secret, outside.resolve("secret.txt"));

        for (String link : List.of(
                "types/own/files/secret.txt",
                "types/own/template.yaml",
                "providers/other.yaml",
                "parts/extra/secret.txt")) {
            Path own = ownType();
            Files.deleteIfExists(own.resolve(link));
            Files.createSymbolicLink(own.resolve(link), secret);
            assertThatThrownBy(() -> generate(own))
                    .isInstanceOf(ProblemsException.class)
                    .hasMessageContaining("is a link that leads out of");
            Files.delete(own.resolve(link));
        }
        for (String link : List.of("types/other", "parts/other", "types/other/files")) {
            Path own = ownType();
            Files.createDirectories(own.resolve(link).getParent());
            Files.createSymbolicLink(own.resolve(link), outside);
            assertThatThrownBy(() -> generate(own)).isInstanceOf(ProblemsException.class);
            Files.delete(own.resolve(link));
        }
    }

    @Test
    void a_link_within_the_folder_is_followed() throws IOException {
        Path own = ownType();
        Files.createSymbolicLink(own.resolve("types/own/files/copy.txt"), own.resolve("types/own/files/table.txt"));

        generate(own);

        assertThat(folder.resolve("out/generated/data_aggregation/copy.txt")).hasContent("a\n");
    }

    @Test
    void a_template_s_own_task_file_never_takes_the_place_of_the_user_s() throws IOException {
        Path own = ownType();
        Files.writeString(own.resolve("types/own/files/task.go"), "package main\n");
        String second = TestProject.TASK
                .replace("tasks:\n", "")
                .replace("data_aggregation", "second")
                .replace("aggregate.go", "second.go");
        var project = TestProject.in(folder, Templates.read(List.of(own)))
                .with("tasks/second.go", TestProject.GO + "// the second\n");

        new ProjectGenerator(folder.resolve("out/generated"), folder, new ModuleCache(folder.resolve("cache")))
                .generate(project.read((TestProject.TASK + second).replace("processor_nats", "own")));

        assertThat(folder.resolve("out/generated/data_aggregation/task.go")).hasContent(TestProject.GO);
        assertThat(folder.resolve("out/generated/second/task.go")).hasContent(TestProject.GO + "// the second\n");
    }

    private void generate(Path own) {
        var project = TestProject.in(folder, Templates.read(List.of(own)));
        new ProjectGenerator(folder.resolve("out/generated"), folder, new ModuleCache(folder.resolve("cache")))
                .generate(project.read(TestProject.TASK.replace("processor_nats", "own")));
    }

    private Path ownType() throws IOException {
        Path own = folder.resolve("own");
        String descriptor = Files.readString(TestTemplates.folder().resolve("types/processor_nats/template.yaml"))
                .replace("type: processor_nats", "type: own")
                .replace("parts: [runtime]", "parts: [extra]");
        write(own.resolve("types/own/template.yaml"), descriptor);
        write(own.resolve("types/own/files/main.go.ftl"), "package main\n");
        write(own.resolve("types/own/files/table.txt"), "a\n");
        write(own.resolve("parts/extra/extra.go"), "package main\n");
        write(own.resolve("providers/own.yaml"), "name: own\nimage: registry.example/own:1\n");
        return own;
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
