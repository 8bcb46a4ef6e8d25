package io.pelato.it.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.nats.client.support.Encoding;
import io.pelato.it.Eventually;
import io.pelato.it.LatticeExtension;
import io.pelato.it.Listener;
import io.pelato.it.lattice.Lattice;
import io.pelato.it.lattice.Postgres;
import io.pelato.it.lattice.Side;
import io.pelato.it.maven.MavenProjectFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** dbsync_nats on a real PostgreSQL: every value as it was sent, every row once, or the message in a report. */
@ExtendWith({LatticeExtension.class, PostgresExtension.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DbsyncIT {

    /** The part of the password that no way of quoting changes. */
    private static final String SECRET = "only-for-tests";

    private static final String ODD_TABLE = "\"Odd.Schema\".\"x\"\"; drop table victim; --\"";
    private static final int ROWS = 10_000;

    /** What the provider hands on of an error of PostgreSQL's, and what Pelato adds. */
    private static final String REFUSED = "db error (PostgreSQL's own message is in the log of the database server)";

    private final AtomicInteger ids = new AtomicInteger();

    private Lattice lattice;
    private Postgres postgres;
    private DeployedWorkflow workflow;
    private Listener edge;
    private Listener errors;

    @BeforeAll
    void deploy(Lattice shared, Postgres database, @TempDir Path folder) throws IOException {
        lattice = shared;
        postgres = database;
        assertThat(Postgres.PASSWORD).startsWith(SECRET);
        Path settings = Files.writeString(
                folder.resolve("settings.xml"),
                "<settings><servers><server><id>rows-database</id><password><![CDATA[" + Postgres.PASSWORD
                        + "]]></password></server></servers></settings>");
        MavenProjectFolder project = MavenProjectFolder.copyOf("rows", DbsyncIT.class)
                .withEnvironment("ROWS_DB_PASSWORD", Postgres.PASSWORD);
        postgres.execute(project.read("schema.sql"));
        workflow =
                DeployedWorkflow.of(project, lattice, "-X", "-s", settings.toString(), "-Ddb.port=" + postgres.port());
        edge = Listener.on(lattice.natsUrl(Side.EDGE));
        errors = Listener.on(lattice.natsUrl(Side.CLOUD), "rows.errors");
    }

    @AfterAll
    void undeploy() {
        edge.close();
        errors.close();
        workflow.close();
        try (var streams = new JetStreams(lattice.natsUrl(Side.CLOUD))) {
            assertThat(streams.keys("CONFIGDATA_" + Lattice.NAME))
                    .as("what the lattice still holds")
                    .noneMatch(key -> key.startsWith("rows-"));
        }
    }

    @BeforeEach
    void forgetReports() {
        errors.rest();
    }

    static Stream<String> texts() {
        return Stream.of(
                "",
                " ",
                "it's a \"quoted\" \\ text",
                "'); drop table victim; --",
                "$1 $$ $tag$ %s ? :name ${x}",
                "null",
                "{\"not\": [\"an object\"]}",
                "in\ttwo\r\nlines",
                "\u0001\u001f\u007f",
                "Gr\u00fc\u00dfe, \u4f60\u597d, \u05e2\u05d1\u05e8\u05d9\u05ea, \ud83d\ude00, e\u0301, \u200d\ufeff\uffff",
                "x\u00e8\u4f60\ud83d\ude00".repeat(80_000));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void a_text_arrives_as_it_was_sent(String text) {
        int id = stored("\"a_text\":\"" + Encoding.jsonEncode(text) + "\"");

        assertThat(postgres.query("select a_text from every_type where id = " + id))
                .containsExactly(text);
    }

    @Test
    void a_text_may_be_escaped_in_every_way_that_json_knows() {
        int id = stored("\"a_text\":\"\\u0041\\/\\b\\f\\n\\r\\t\\\"\\\\\\ud83d\\ude00\"");

        assertThat(postgres.query("select a_text from every_type where id = " + id))
                .containsExactly("A/\b\f\n\r\t\"\\\ud83d\ude00");
    }

    static Stream<Arguments> values() {
        return Stream.of(
                arguments("a_varchar", "\"twenty characters ..\"", "'twenty characters ..'::varchar(20)"),
                arguments("a_char", "\"abc\"", "'abc  '::char(5)"),
                arguments("a_boolean", "true", "true"),
                arguments("a_boolean", "false", "false"),
                arguments("a_boolean", "\"yes\"", "true"),
                arguments("a_smallint", "-32768", "-32768"),
                arguments("an_integer", "2147483647", "2147483647"),
                arguments("an_integer", "\"42\"", "42"),
                arguments("a_bigint", "9223372036854775807", "9223372036854775807"),
                arguments("a_bigint", "-9223372036854775808", "-9223372036854775808"),
                arguments(
                        "a_numeric",
                        "1234567890123456789012345678901234567890.12345678901234567890123456789",
                        "1234567890123456789012345678901234567890.12345678901234567890123456789"),
                arguments("a_numeric", "0.10", "0.10"),
                arguments("a_numeric", "1e-30", "0.000000000000000000000000000001"),
                arguments("a_numeric", "\"NaN\"", "'NaN'::numeric"),
                arguments("a_small_numeric", "123.456", "123.46"),
                arguments("a_real", "0.1", "0.1::real"),
                arguments("a_double", "0.1", "0.1::double precision"),
                arguments("a_double", "1.7976931348623157e308", "1.7976931348623157e308::double precision"),
                arguments("a_double", "\"-Infinity\"", "'-Infinity'::double precision"),
                arguments("a_money", "\"$12.34\"", "'$12.34'::money"),
                arguments("a_timestamp", "\"2026-03-01T09:30:00.123456\"", "'2026-03-01 09:30:00.123456'::timestamp"),
                arguments(
                        "a_timestamptz",
                        "\"2026-03-01T09:30:00.123456Z\"",
                        "'2026-03-01 09:30:00.123456+00'::timestamptz"),
                arguments("a_timestamptz", "\"2026-03-01T09:30:00+05:30\"", "'2026-03-01 04:00:00+00'::timestamptz"),
                arguments("a_timestamptz", "\"infinity\"", "'infinity'::timestamptz"),
                arguments("a_timestamptz", "\"0044-03-15 12:00:00+00 BC\"", "'0044-03-15 12:00:00+00 BC'::timestamptz"),
                arguments("a_date", "\"2024-02-29\"", "'2024-02-29'::date"),
                arguments("a_time", "\"23:59:59.999999\"", "'23:59:59.999999'::time"),
                arguments("a_timetz", "\"10:00:00+02\"", "'10:00:00+02'::timetz"),
                arguments("an_interval", "\"P1Y2M3DT4H5M6.5S\"", "'1 year 2 months 3 days 04:05:06.5'::interval"),
                arguments("a_bytea", "\"\\\\x00ff27\"", "'\\x00ff27'::bytea"),
                arguments(
                        "a_uuid",
                        "\"A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11\"",
                        "'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'::uuid"),
                arguments("a_json", "{\"b\": [1, null, \"it's\"]}", "'{\"b\": [1, null, \"it''s\"]}'::jsonb"),
                arguments("a_jsonb", "{\"b\": [1.50, null, \"it's\"]}", "'{\"b\": [1.50, null, \"it''s\"]}'::jsonb"),
                arguments("a_jsonb", "\"a text\"", "'\"a text\"'::jsonb"),
                arguments("a_jsonb", "[]", "'[]'::jsonb"),
                arguments("an_inet", "\"2001:db8::1/64\"", "'2001:db8::1/64'::inet"),
                arguments("a_macaddr", "\"08:00:2b:01:02:03\"", "'08:00:2b:01:02:03'::macaddr"),
                arguments("a_point", "\"(1.5,-2)\"", "'(1.5,-2)'::point"),
                arguments("some_bits", "\"10110\"", "'10110'::bit varying(16)"),
                arguments("a_range", "\"[1,10)\"", "'[1,10)'::int4range"),
                arguments("a_mood", "\"happy\"", "'happy'::mood"),
                arguments("a_place", "{\"street\": \"O'Hara\", \"number\": 7}", "row('O''Hara', 7)::place"),
                arguments("a_positive", "1", "1"),
                arguments("some_integers", "[3, null, -1]", "array[3, null, -1]"),
                arguments("some_integers", "[]", "'{}'::integer[]"),
                arguments(
                        "some_texts",
                        "[\"it's\", \"a \\\"b\\\", {c}\", \"\", \"NULL\", null]",
                        "array['it''s', 'a \"b\", {c}', '', 'NULL', null]"),
                arguments("some_numerics", "[0.10, 12345678901234567890.5]", "array[0.10, 12345678901234567890.5]"),
                arguments(
                        "some_times",
                        "[\"2026-03-01T09:30:00Z\", \"2026-03-01T09:30:00+01:00\"]",
                        "array['2026-03-01 09:30:00+00', '2026-03-01 08:30:00+00']::timestamptz[]"),
                arguments("a_matrix", "[[1, 2], [3, 4]]", "array[[1, 2], [3, 4]]"),
                arguments(
                        "some_places",
                        "[{\"street\": \"A\", \"number\": 1}, {\"street\": null}]",
                        "array[row('A', 1)::place, row(null, null)::place]"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("values")
    void a_value_gets_the_type_of_its_column(String column, String json, String sql) {
        int id = stored("\"" + column + "\":" + json);

        String cast = column.equals("a_json") ? column + "::jsonb" : column;
        assertThat(postgres.query("select (" + cast + ")::text from every_type where id = " + id))
                .isEqualTo(postgres.query("select (" + sql + ")::text"));
    }

    @Test
    void null_is_null_and_what_a_row_does_not_name_gets_its_default() {
        edge.publish(
                "rows.defaults",
                "[{\"name\":\"absent\"},{\"name\":\"null\",\"note\":null},{\"name\":\"empty\",\"note\":\"\"},"
                        + "{\"note\":\"turned\",\"name\":\"around\"}]");

        awaitRows(4, "defaults");
        assertThat(postgres.query("select concat(name, '=', coalesce(note, 'NULL'), ' ', made_at is not null)"
                        + " from defaults order by id"))
                .containsExactlyInAnyOrder("absent=a default t", "null=NULL t", "empty= t", "around=turned t");
    }

    @Test
    void ten_thousand_rows_come_in_one_message() {
        String body = IntStream.range(0, ROWS)
                .mapToObj(n -> "{\"id\":" + (100_000 + n) + ",\"name\":\"it's row " + n + "\",\"size\":" + n + ".50}")
                .collect(Collectors.joining(",", "[", "]"));

        edge.publish("rows.one_key", body);

        awaitRows(ROWS, "one_key where id >= 100000");
        assertThat(postgres.query("select count(*) from one_key where id >= 100000"
                        + " and name = 'it''s row ' || (id - 100000) and size::text = (id - 100000) || '.50'"))
                .containsExactly(Integer.toString(ROWS));
    }

    @Test
    void a_row_with_a_known_key_is_updated_in_the_columns_that_it_names() {
        edge.publish("rows.one_key", "{\"id\":1,\"name\":\"first\",\"size\":1.5}");
        awaitRows(1, "one_key where id = 1");
        edge.publish("rows.one_key", "{\"id\":1,\"size\":2.5}");
        awaitRows(1, "one_key where id = 1 and size = 2.5");
        assertThat(postgres.query("select name from one_key where id = 1")).containsExactly("first");

        edge.publish("rows.one_key", "{\"id\":1,\"name\":null}");
        awaitRows(1, "one_key where id = 1 and name is null and size = 2.5");
    }

    @Test
    void a_row_updates_what_it_names_also_where_other_columns_must_not_be_null() {
        edge.publish(
                "rows.devices",
                "[{\"id\":\"d1\",\"site\":\"north\",\"kind\":\"meter\",\"battery\":80},"
                        + "{\"id\":\"d2\",\"site\":\"south\",\"kind\":\"probe\",\"pelato_row\":\"x\",\"hits\":7}]");
        awaitRows(2, "devices where id in ('d1', 'd2')");

        edge.publish(
                "rows.devices",
                "[{\"id\":\"d1\",\"battery\":79},{\"id\":\"d2\",\"kind\":\"clock\",\"pelato_row\":\"y\"},"
                        + "{\"id\":\"d4\",\"site\":\"west\",\"kind\":\"meter\"},{\"id\":\"d1\",\"battery\":78.5}]");
        awaitRows(1, "devices where id = 'd4'");

        assertThat(postgres.query("select concat_ws(' ', id, site, kind, hits, pelato_row, battery) from devices"
                        + " where id in ('d1', 'd2', 'd4') order by id"))
                .containsExactly("d1 north meter 0 78.5", "d2 south clock 7 y", "d4 west meter 0");
    }

    @Test
    void json_is_kept_as_it_was_written() {
        String text = "{\"z\":1,\"a\":{\"y\":1.50,\"x\":1e3},\"a\":2}";
        int id = stored("\"a_json\":" + text + ",\"a_text\":" + text);

        assertThat(postgres.query("select a_json::text || a_text from every_type where id = " + id))
                .containsExactly(text + text);
    }

    @Test
    void rows_that_are_no_utf8_are_reported_byte_for_byte() {
        byte[] body = "{\"id\":1,\"a_text\":\"21,5 \u00b0C\"}".getBytes(StandardCharsets.ISO_8859_1);

        edge.publish("rows.values", body);

        Report report = Report.of(errors.next());
        assertThat(report.reason()).contains("not UTF-8");
        assertThat(report.body()).isEqualTo(body);
    }

    @Test
    void of_several_rows_with_one_key_in_a_message_the_last_one_counts() {
        edge.publish(
                "rows.one_key",
                "[{\"id\":11,\"name\":\"a\"},{\"id\":12,\"name\":\"b\"},{\"id\":11,\"name\":\"c\"},"
                        + "{\"id\":12,\"name\":\"d\"},{\"id\":11,\"name\":\"e\"}]");

        awaitRows(2, "one_key where id in (11, 12)");
        assertThat(postgres.query("select id || name from one_key where id in (11, 12) order by id"))
                .containsExactly("11e", "12d");
    }

    @Test
    void a_key_may_have_two_columns_and_the_table_a_schema() {
        edge.publish(
                "rows.two_keys",
                "[{\"sensor\":\"s1\",\"taken_at\":\"2026-03-01T09:30:00Z\",\"mean\":20.5},"
                        + "{\"sensor\":\"s1\",\"taken_at\":\"2026-03-01T09:31:00Z\",\"mean\":21.5},"
                        + "{\"sensor\":\"s2\",\"taken_at\":\"2026-03-01T09:30:00Z\",\"mean\":22.5}]");
        awaitRows(3, "measured.two_keys");

        edge.publish(
                "rows.two_keys",
                "[{\"sensor\":\"s1\",\"taken_at\":\"2026-03-01T10:31:00+01:00\",\"mean\":0},"
                        + "{\"sensor\":\"s2\",\"taken_at\":\"2026-03-01T09:30:00Z\"}]");
        awaitRows(1, "measured.two_keys where mean = 0");
        assertThat(postgres.query("select concat(sensor, ' ', mean) from measured.two_keys order by mean"))
                .containsExactly("s1 0", "s1 20.5", "s2 22.5");
    }

    @Test
    void names_of_tables_and_columns_may_be_odd_and_sql_in_names_and_values_stays_data() {
        edge.publish(
                "rows.odd",
                "{\"k\\\"); drop table victim; --\":\"'); drop table victim; --\",\"Order\":1,\"a.b\":\"dotted\","
                        + "\"s\\u00e9lect\":\"accented\",\"$1\":\"$1\",\" spaced \":\" \",\"it's\":\"it's\"}");

        awaitRows(1, ODD_TABLE);
        assertThat(postgres.query("select row(t.*)::text from " + ODD_TABLE + " t"))
                .containsExactly("(\"'); drop table victim; --\",1,dotted,accented,$1,\" \",it's)");

        String injected = "{\"k\\\"); drop table victim; --\":\"k\",\"id\\\") values (1); drop table victim; --\":1}";
        edge.publish("rows.odd", injected);
        Report report = Report.of(errors.next());
        assertThat(report.text()).isEqualTo(injected);
        assertThat(report.reason()).endsWith(REFUSED);
        assertThat(postgres.log()).contains("drop table victim", "does not exist");
        assertThat(postgres.query("select id from victim")).containsExactly("1");
    }

    @Test
    void an_empty_array_and_an_empty_result_store_nothing_and_are_no_failures() {
        edge.publish("rows.values", "[]");
        edge.publish("rows.values", "");

        int id = stored("\"a_text\":\"after them\"");

        assertThat(postgres.query("select id from every_type where a_text = 'after them'"))
                .containsExactly(Integer.toString(id));
        assertThat(errors.rest()).isEmpty();
    }

    static Stream<Arguments> misfits() {
        String sixtyFour = "x".repeat(64);
        return Stream.of(
                arguments("values", "{\"id\":\"one\"}", "invalid input syntax for type integer"),
                arguments("values", "{\"id\":1,\"an_integer\":2147483648}", "out of range"),
                arguments("values", "{\"id\":1,\"a_small_numeric\":1000}", "numeric field overflow"),
                arguments(
                        "values",
                        "{\"id\":1,\"a_varchar\":\"more than twenty characters\"}",
                        "value too long for type character varying(20)"),
                arguments("values", "{\"id\":1,\"a_mood\":\"bored\"}", "invalid input value for enum mood"),
                arguments("values", "{\"id\":1,\"a_positive\":-1}", "violates check constraint"),
                arguments("values", "{\"id\":1,\"a_timestamptz\":\"yesterday noonish\"}", "invalid input syntax"),
                arguments("values", "{\"id\":1,\"a_text\":\"a\\u0000b\"}", "unsupported Unicode escape sequence"),
                arguments("values", "{\"id\":null}", "violates not-null constraint"),
                arguments("values", "{\"a_text\":\"no id\"}", "violates not-null constraint"),
                arguments("values", "{\"id\":1,\"no_such\":1}", "no_such"),
                arguments("values", "{\"id\":1,\"" + sixtyFour + "\":1}", "longer than the 63 bytes"),
                arguments("values", "{\"id\":1,\"\":1}", "which is empty"),
                arguments("values", "{}", "row 1 has no columns"),
                arguments("values", "[{\"id\":1},2]", "row 2 is not a JSON object"),
                arguments("values", "{\"id\":1", "the JSON is not complete"),
                arguments("values", "{\"id\":1}}", "unexpected character at byte 8"),
                arguments("values", "{\"id\":1,\"a_bytea\":\"aGVsbG8=\"}", "is bytea and takes"),
                arguments("values", "{\"id\":1,\"an_interval\":1500000000}", "is interval and takes"),
                arguments("values", "{\"id\":1,\"a_smallint\":\"deadlock detected\"}", "deadlock detected"),
                arguments("values", "{\"id\":1,\"a_smallint\":\"connection closed\"}", "connection closed"),
                arguments("devices", "{\"id\":\"new\",\"battery\":1}", "null value in column \"site\""),
                arguments("devices", "{\"id\":\"new\",\"hits\":null}", "does not allow null values"),
                arguments("values", "{\"id\":1,\"a_text\":nul}", "invalid input syntax for type json"),
                arguments("values", "no JSON", "neither a JSON object nor an array of objects"),
                arguments("one_key", "{\"name\":\"x\"}", "row 1 has no value for the key column id"),
                arguments("one_key", "[{\"id\":1},{\"id\":null}]", "row 2 has null in the key column id"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("misfits")
    void a_message_that_does_not_fit_is_reported_whole_with_the_reason(String task, String body, String reason) {
        edge.publish("rows." + task, body);

        Report report = Report.of(errors.next());

        if (report.reason().endsWith(REFUSED)) {
            assertThat(postgres.log()).contains(reason);
        } else {
            assertThat(report.reason()).contains(reason);
        }
        assertThat(report.text()).isEqualTo(body);
        assertThat(report.task()).isEqualTo(task);
        assertThat(report.subject()).isEqualTo("rows." + task);
        assertThat(report.time()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    }

    @Test
    void one_row_that_does_not_fit_keeps_all_rows_of_its_message_out() {
        edge.publish("rows.one_key", "[{\"id\":21},{\"id\":22,\"size\":\"big\"},{\"id\":23,\"name\":\"x\"}]");

        assertThat(Report.of(errors.next()).reason()).endsWith(REFUSED);
        assertThat(postgres.log()).contains("invalid input syntax for type numeric: \"big\"");
        assertThat(postgres.query("select id from one_key where id in (21, 22, 23)"))
                .isEmpty();
    }

    @Test
    void the_password_is_in_no_file_no_log_and_no_manifest() {
        stored("\"a_text\":\"with the password\"");

        assertThat(workflow.deployment().output()).contains("[DEBUG]").doesNotContain(SECRET);
        assertThat(Occurrences.of(SECRET, workflow.project().directory())).isEmpty();
        assertThat(Occurrences.of(SECRET, lattice.logs())).isEmpty();
        try (var streams = new JetStreams(lattice.natsUrl(Side.CLOUD))) {
            assertThat(streams.answer("wadm.api." + Lattice.NAME + ".model.get.rows"))
                    .contains("two_keys")
                    .doesNotContain(SECRET);
        }
    }

    /** Publishes a row with a new id, waits until it is stored, and returns the id. */
    private int stored(String members) {
        int id = ids.incrementAndGet();
        edge.publish("rows.values", "{\"id\":" + id + "," + members + "}");
        awaitRows(1, "every_type where id = " + id);
        return id;
    }

    private void awaitRows(int count, String from) {
        Eventually.that(
                count + " rows in " + from,
                () -> count(from) == count || reported(),
                () -> count(from) + " rows, and these reports: " + reports());
        assertThat(count(from)).as(() -> "reports: " + reports()).isEqualTo(count);
    }

    private boolean reported() {
        return errors.waiting() > 0;
    }

    private List<String> reports() {
        return errors.rest().stream().map(Listener.Received::text).toList();
    }

    private int count(String from) {
        return Integer.parseInt(postgres.query("select count(*) from " + from).get(0));
    }
}
