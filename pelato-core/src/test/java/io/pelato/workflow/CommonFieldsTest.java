package io.pelato.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.problem.ProblemsException;
import io.pelato.template.CommonFields;
import io.pelato.template.Field;
import io.pelato.template.TestTemplates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An entry among the common fields is all that a field for every task takes. */
class CommonFieldsTest {

    @TempDir
    private Path folder;

    static Iterable<String> keys() {
        return CommonFields.keys();
    }

    static Iterable<String> inheritedKeys() {
        return CommonFields.inheritedKeys();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void each_is_a_known_key_of_a_task_of_any_type(String key) {
        assertThat(faultsOf("tasks:\n- {" + key + ": }\n")).doesNotContain("unknown key");
        assertThat(faultsOf("tasks:\n- {type: processor_nats" + (key.equals("type") ? "" : ", " + key + ": ") + "}\n"))
                .doesNotContain("unknown key");
    }

    @ParameterizedTest
    @MethodSource("inheritedKeys")
    void each_that_tasks_inherit_is_a_known_key_at_the_top(String key) {
        assertThat(faultsOf(key + ":\ntasks: []\n")).doesNotContain("unknown key");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void each_that_a_component_does_not_read_is_kept_from_types(String key) throws IOException {
        Path own = folder.resolve("own/types/own");
        Files.createDirectories(own);
        Files.writeString(own.resolve("template.yaml"), """
                type: own
                summary: A type of tests.
                world: processor
                signatures: [string]
                fields:
                  - {name: %s, kind: text, meaning: A field.}
                """.formatted(key));
        boolean read = CommonFields.ofComponents().stream().map(Field::name).anyMatch(key::equals);

        if (read) {
            assertThat(TestTemplates.of(folder.resolve("own")).type("own")).isPresent();
        } else {
            assertThatThrownBy(() -> TestTemplates.of(folder.resolve("own")))
                    .isInstanceOf(ProblemsException.class)
                    .hasMessageContaining("\"" + key + "\" has a meaning for every task");
        }
    }

    @Test
    void each_that_components_read_is_in_the_configuration_of_every_component() {
        Task task = TestProject.in(folder).task("error_topic: errors\n" + TestProject.TASK);

        assertThat(task.commonConfig().keySet())
                .containsExactlyInAnyOrder("task", "error_topic", "retries")
                .containsAll(
                        CommonFields.ofComponents().stream().map(Field::name).toList());
    }

    private String faultsOf(String workflow) {
        return TestProject.in(folder).faults(workflow);
    }
}
