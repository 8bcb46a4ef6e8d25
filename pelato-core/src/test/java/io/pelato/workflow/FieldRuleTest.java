package io.pelato.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What fields of each kind refuse, and what is said then. */
class FieldRuleTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    path: readings      | "readings" is no valid path. Write an absolute path, such as /readings
                    path: /a b          | "/a b" is no valid path. Write an absolute path, such as /readings
                    timeout: 5          | "5" is no valid timeout. Write a number with a unit: 500ms, 5s, 10m or 1h
                    batch: 1.5          | "1.5" is no valid batch. Write a whole number, such as 3
                    strict: yes         | "yes" is no valid strict. Write true or false
                    table: a.b.c        | "a.b.c" is no valid table. Write `table` or `schema.table`
                    table: .b           | ".b" is no valid table. Write `table` or `schema.table`
                    bucket: a b         | "a b" is no valid bucket. A bucket's name consists of letters, digits, `_` and `-`
                    key: ' '            | " " is no valid key. Write a text
                    """)
    void a_value_that_does_not_fit_its_kind_is_told_with_what_would(String line, String fault) {
        String task = DatabaseTest.task("host: db", "name: n", "user: u", "password_env: P");
        String key = line.substring(0, line.indexOf(':'));
        String workflow = (key.equals("table") ? task.replace("  table: readings\n", "") : task) + "  " + line + "\n";

        assertThat(TestProject.in(folder).faults(workflow)).endsWith(": " + fault);
    }
}
