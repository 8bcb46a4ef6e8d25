package io.pelato.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
                    table: a.b.c        | "a.b.c" is no valid table. Write `table` or `schema.table`; a name with a dot in it stands in double quotes
                    table: .            | "." is no valid table. Write `table` or `schema.table`; a name with a dot in it stands in double quotes
                    table: .b           | ".b" is no valid table. Write `table` or `schema.table`; a name with a dot in it stands in double quotes
                    bucket: a b         | "a b" is no valid bucket. A bucket's name consists of letters, digits, `_` and `-`, at most 252 of them
                    key: 'a, b'         | "a, b" is no valid key. Several stand in a list: [one, two]
                    key: ' '            | " " is no valid key. Write a text
                    """)
    void a_value_that_does_not_fit_its_kind_is_told_with_what_would(String line, String fault) {
        String task = DatabaseTest.task("host: db", "name: n", "user: u", "password_env: P");
        String key = line.substring(0, line.indexOf(':'));
        String workflow = (key.equals("table") ? task.replace("  table: readings\n", "") : task) + "  " + line + "\n";

        assertThat(TestProject.in(folder).faults(workflow)).endsWith(": " + fault);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t",
                "measured.readings",
                "My Schema.Table",
                "'\"Odd.One\".\"t\"'",
                "Point",
                "public.point",
                "points",
                "'\"a\"\"b\"'"
            })
    void a_table_is_one_name_or_two(String table) {
        String task = DatabaseTest.task("host: db", "name: n", "user: u", "password_env: P")
                .replace("  table: readings\n", "  table: " + table + "\n");

        assertThat(TestProject.in(folder).task(task).texts("table")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"point", "time", "record", "'\"line\"'"})
    void a_table_named_like_a_type_of_postgresql_is_told_with_its_whole_name(String table) {
        String task = DatabaseTest.task("host: db", "name: n", "user: u", "password_env: P")
                .replace("  table: readings\n", "  table: " + table + "\n");

        assertThat(TestProject.in(folder).faults(task))
                .endsWith(
                        " is no valid table. PostgreSQL has a type of this name, which goes before the table: write the"
                                + " schema too, as in public." + table.replaceAll("\\W", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    500ms              | NATS keeps intervals of a second or more: write "1s", or more
                    0s                 | NATS keeps intervals of a second or more: write "1s", or more
                    99999999999s       | NATS keeps intervals of up to 292 years
                    @every             | Write the interval alone: "5m"
                    @every 10m         | Write the interval alone: "10m"
                    @reboot            | Known here: @yearly, @annually, @monthly, @weekly, @daily, @midnight, @hourly
                    @dayly             | Did you mean "@daily"? Known here: @yearly, @annually, @monthly, @weekly, @daily, @midnight, @hourly
                    */5 * * * *        | A cron line has six fields here, the first being seconds: "0 */5 * * * *"
                    0 0 6 * * * 2026   | A cron line has six fields (second minute hour day month weekday), found 7
                    61 * * * * *       | "61" is none of the seconds (0 to 59). Ranges are written 1-5, lists 1,5, steps */5
                    0 0 6 L * *        | "L" is none of the days of the month (1 to 31). Ranges are written 1-5, lists 1,5, steps */5
                    0 0 6 * * 7        | "7" is none of the days of the week (0 to 6), nor a name such as MON. Ranges are written 1-5, lists 1,5, steps */5
                    0 0 0 30 2 *       | None of its months has such a day, so its time would never come
                    0 0 0 31 4,6,9 ?   | None of its months has such a day, so its time would never come
                    CRON_TZ=Europe/Roma 0 0 6 * * * | There is no time zone "Europe/Roma". Did you mean "Europe/Rome"?
                    TZ=+02:00 0 0 6 * * *           | There is no time zone "+02:00". Write one such as Europe/Rome
                    """)
    void a_schedule_that_nats_would_not_keep_is_told_with_what_it_would(String schedule, String advice) {
        assertThat(scheduleFault(schedule)).endsWith("\"" + schedule + "\" is no valid schedule. " + advice);
    }

    @ParameterizedTest
    @CsvSource({"1d, 24h", "PT5S, 5s", "5, 5s", "5 s, 5s", "1h30m, 90m"})
    void an_interval_in_another_program_s_way_is_told_in_this_one_s(String schedule, String better) {
        assertThat(scheduleFault(schedule))
                .contains("\"" + schedule + "\" is no valid schedule. Write \"" + better
                        + "\". Write an interval such as");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5s", "100000h", "0 */5 * * * *", "CRON_TZ=Europe/Rome 0 0 6 * * *", "TZ=UTC 0 0 6 * * *",
                        "0 0 6 * * MON-FRI",
                "* * * * * *", "*/7 * * * * *", "CRON_TZ=Europe/Rome 0 30 2 * * *", "@daily", "0 0 0 29 2 *",
                        "0 0 0 31 2 MON"
            })
    void a_schedule_that_nats_keeps_is_taken(String schedule) {
        assertThat(ScheduleRule.violation(schedule)).isEmpty();
    }

    private String scheduleFault(String schedule) {
        return TestProject.in(folder)
                .faults(TestProject.TASK.replace("processor_nats", "producer_nats") + "  schedule: '" + schedule
                        + "'\n");
    }
}
