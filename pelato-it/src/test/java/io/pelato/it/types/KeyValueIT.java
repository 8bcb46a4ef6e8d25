package io.pelato.it.types;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.support.Encoding;
import io.pelato.it.Eventually;
import io.pelato.it.LatticeExtension;
import io.pelato.it.Listener;
import io.pelato.it.Page;
import io.pelato.it.infra.Command;
import io.pelato.it.lattice.Lattice;
import io.pelato.it.lattice.Side;
import io.pelato.it.maven.MavenProjectFolder;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** nats_to_nats-kv, under both its names: messages become values in buckets, or reports. */
@ExtendWith(LatticeExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeyValueIT {

    private static final String LATEST = "key-values-latest";
    private static final String CHECKED = "key_values_checked";

    private String natsUrl;
    private DeployedWorkflow workflow;
    private Listener edge;
    private Listener errors;
    private JetStreams buckets;

    @BeforeAll
    void deploy(Lattice lattice) {
        natsUrl = lattice.natsUrl(Side.CLOUD);
        workflow = DeployedWorkflow.of(MavenProjectFolder.copyOf("key-values", KeyValueIT.class), lattice);
        edge = Listener.on(lattice.natsUrl(Side.EDGE));
        errors = Listener.on(lattice.natsUrl(Side.CLOUD), "key-values.errors");
        buckets = new JetStreams(lattice.natsUrl(Side.CLOUD));
    }

    @AfterAll
    void undeploy() {
        edge.close();
        errors.close();
        workflow.close();
        assertThat(buckets.value(LATEST, "kept")).as("a value after undeploy").isEqualTo(Optional.of("1"));
        buckets.close();
    }

    @BeforeEach
    void keepOneValue() {
        store("kept", "1");
        errors.rest();
    }

    static Stream<String> values() {
        return Stream.of(
                "21.4",
                "{\"mean\": 21.4, \"text\": \"it's\"}",
                " two\nlines\t",
                "Gr\u00fc\u00dfe \u4f60\u597d \ud83d\ude00",
                "x\u00e8\u4f60\ud83d\ude00".repeat(80_000));
    }

    @ParameterizedTest
    @MethodSource("values")
    void what_the_task_returns_is_stored_as_it_is(String value) {
        store("Sensor-1", value);
    }

    @Test
    void the_lines_of_the_type_s_page_send_a_value_read_it_and_make_a_bucket() {
        Page page = Page.of("docs/types/nats_to_nats-kv.md")
                .with("readings", "key-values.latest")
                .with("get latest", "get " + LATEST);
        Command shell = Command.nats(natsUrl);

        shell.line(page.command("nats pub readings"));
        awaitValue(LATEST, "sensor-1", "21.4");
        assertThat(shell.line(page.command("nats kv get latest"))).endsWith("21.4");

        assertThat(shell.line(page.command("nats kv add latest"))).containsPattern("History Kept: 5");
        shell.line("nats kv del latest --force");
    }

    @Test
    void every_key_that_nats_takes_is_a_key() {
        store("A/b_c=d-e.f0", "odd");
    }

    @Test
    void a_later_value_takes_the_place_of_an_earlier_one() {
        store("twice", "first");
        store("twice", "second");
    }

    @Test
    void data_that_are_no_text_are_taken_as_they_are_written() {
        edge.publish("key-values.latest", "{\"key\": \"json\", \"other\": [1], \"data\": {\"a\": [1, 2.50]}}");
        awaitValue(LATEST, "json", "{\"a\": [1, 2.50]}");
    }

    @Test
    void many_keys_are_all_stored() {
        IntStream.range(0, 2_000)
                .forEach(n ->
                        edge.publish("key-values.latest", "{\"key\":\"many." + n + "\",\"data\":\"value " + n + "\"}"));

        IntStream.range(0, 2_000).forEach(n -> awaitValue(LATEST, "many." + n, "value " + n));
        assertThat(errors.rest()).isEmpty();
    }

    @Test
    void the_type_s_other_name_works_with_a_task_that_may_return_an_error() {
        edge.publish("key-values.checked", "{\"key\":\"k\",\"data\":\"d\"}");
        awaitValue(CHECKED, "k", "checked d");

        edge.publish("key-values.checked", "{\"key\":\"none\",\"data\":\"\"}");
        Report report = Report.of(errors.next());
        assertThat(report.task()).isEqualTo("checked");
        assertThat(report.reason()).isEqualTo("there are no data for none");
        assertThat(report.text()).isEqualTo("{\"key\":\"none\",\"data\":\"\"}");
    }

    @Test
    void an_empty_key_with_an_empty_value_stores_nothing() {
        edge.publish("key-values.latest", "{\"key\":\"skipped\",\"data\":\"skip\"}");
        store("after", "it");

        assertThat(buckets.value(LATEST, "skipped")).isEmpty();
        assertThat(errors.rest()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "no JSON | the message is not a JSON object",
                "[1] | the message is not a JSON object",
                "{\"data\":\"d\"} | the message has no \"key\" or no \"data\"",
                "{\"key\":\"k\"} | the message has no \"key\" or no \"data\"",
                "{\"key\":\"k\",\"data\":\"d\" | the JSON is not complete",
                "{\"key\":\"k\",\"data\":\"d\"} x | unexpected character",
                "{\"key\":\"a key\",\"data\":\"d\"} | the task returned the key 'a key'",
                "{\"key\":\".k\",\"data\":\"d\"} | has no dot at its beginning",
                "{\"key\":\"\",\"data\":\"d\"} | a key consists of letters"
            })
    void a_message_that_cannot_be_stored_is_reported_whole(String body, String reason) {
        edge.publish("key-values.latest", body);

        Report report = Report.of(errors.next());

        assertThat(report.reason()).contains(reason);
        assertThat(report.text()).isEqualTo(body);
        assertThat(report.task()).isEqualTo("latest");
        assertThat(report.subject()).isEqualTo("key-values.latest");
    }

    private void store(String key, String value) {
        edge.publish("key-values.latest", "{\"key\":\"" + key + "\",\"data\":\"" + Encoding.jsonEncode(value) + "\"}");
        awaitValue(LATEST, key.toLowerCase(Locale.ROOT), value);
    }

    private void awaitValue(String bucket, String key, String value) {
        Eventually.that(
                "the value of " + key + " in " + bucket,
                () -> buckets.value(bucket, key).equals(Optional.of(value)),
                () -> buckets.value(bucket, key) + ", and these reports: "
                        + errors.rest().stream().map(Listener.Received::text).toList());
    }
}
