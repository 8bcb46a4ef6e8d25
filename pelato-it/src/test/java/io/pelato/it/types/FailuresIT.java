package io.pelato.it.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.pelato.it.Eventually;
import io.pelato.it.LatticeExtension;
import io.pelato.it.Listener;
import io.pelato.it.Page;
import io.pelato.it.infra.Command;
import io.pelato.it.lattice.Lattice;
import io.pelato.it.lattice.Service;
import io.pelato.it.lattice.Side;
import io.pelato.it.maven.MavenProjectFolder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a message whose task fails: it goes whole to the error topic, or its reason to the host's log. */
@ExtendWith(LatticeExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailuresIT {

    private static final int MESSAGES = 2_000;

    private Lattice lattice;
    private DeployedWorkflow workflow;
    private DeployedWorkflow logged;
    private Listener edge;
    private Listener cloud;

    @BeforeAll
    void deploy(Lattice shared) {
        lattice = shared;
        workflow = DeployedWorkflow.of(MavenProjectFolder.copyOf("failures", FailuresIT.class), lattice);
        logged = DeployedWorkflow.of(MavenProjectFolder.copyOf("failures-logged", FailuresIT.class), lattice);
        edge = Listener.on(lattice.natsUrl(Side.EDGE));
        cloud = Listener.on(
                lattice.natsUrl(Side.CLOUD),
                "failures.out",
                "failures.errors",
                "failures.own-errors",
                "failures-logged.out");
    }

    @AfterAll
    void undeploy() {
        edge.close();
        cloud.close();
        workflow.close();
        logged.close();
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments(
                        "error \u00e9\u4f60 \"quoted\"\n",
                        "the task does not like \"error \u00e9\u4f60 \"quoted\"\n\""),
                arguments("panic now", "the task panics at panic now"),
                arguments("nil", "nil pointer dereference"),
                arguments("index", "index out of range"),
                arguments("exit", "the task called os.Exit"),
                arguments("deep 5000", "stack overflow"),
                arguments("endless", "stack overflow"),
                arguments("NaN", "panic: json: unsupported value: NaN"),
                arguments("named panic", "panic: E42 of named panic"),
                arguments("value", "panic: a value of the type struct"),
                arguments("too-long", "a message of 1048576 bytes is longer than the server takes"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void a_message_whose_task_fails_goes_whole_to_the_workflow_s_error_topic(String body, String reason) {
        edge.publish("failures.in.one", body);

        Report report = Report.of(cloud.next());

        assertThat(report.topic()).isEqualTo("failures.errors");
        assertThat(report.task()).isEqualTo("fragile");
        assertThat(report.subject()).isEqualTo("failures.in.one");
        assertThat(report.reason()).contains(reason);
        assertThat(report.text()).isEqualTo(body);
        assertThat(report.time()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        the_next_to_come_is("failures.in.two", "good", "failures.out good!");
    }

    @Test
    void the_lines_of_the_pages_send_a_message_and_hear_what_becomes_of_it() {
        Page first = Page.of("docs/first-workflow.md")
                .with("said", "failures.in.said")
                .with("shouted &", "failures.out");
        heard(first.command("nats sub shouted"), "hello!", () -> shell().line(first.command("nats pub said")));

        Page troubles = Page.of("docs/troubleshooting.md").with("your.error_topic", "failures.errors");
        heard(
                troubles.command("nats sub 'your.error_topic'"),
                "the task does not like",
                () -> edge.publish("failures.in.said", "error here"));
    }

    /** Sends until a subscription tells of it: it says that it subscribes a moment before it does. */
    private void heard(String subscription, String text, Runnable sending) {
        try (Service heard =
                Service.start("sub", lattice.logs(), shell().environment(), Command.words("exec " + subscription))) {
            Eventually.that("it is heard", () -> {
                sending.run();
                return heard.log().contains(text);
            });
        }
        cloud.dropUntilQuiet();
    }

    @Test
    void the_lines_of_the_page_keep_reports_and_try_their_messages_again() {
        Page page = Page.of("docs/failing-tasks.md")
                .with("temperature.errors", "failures.errors")
                .with("--raw", "--raw --count 1");
        String body = "error \"quoted\"\tand \\n\n";
        shell().line(page.command("nats stream add ERRORS"));
        try (Service again = Service.start(
                "again",
                lattice.logs(),
                shell().environment(),
                Command.words(page.command("nats sub temperature.errors --raw")))) {
            Eventually.that("a message that failed was tried again", () -> {
                edge.publish("failures.in.again", body);
                return again.log().contains("Published");
            });
        }
        assertThat(cloud.untilQuiet(2))
                .extracting(message -> Report.of(message).text())
                .hasSizeGreaterThan(1)
                .containsOnly(body);
        assertThat(shell().line("nats stream info ERRORS")).containsPattern("Messages: [1-9]");
        shell().line("nats stream rm ERRORS --force");
    }

    private Command shell() {
        return Command.nats(lattice.natsUrl(Side.CLOUD));
    }

    @Test
    void values_nested_a_thousand_deep_are_read() {
        the_next_to_come_is("failures.in.deep", "deep 1000", "failures.out deep enough");
    }

    @Test
    void a_message_whose_task_panics_while_it_starts_is_reported_like_any_other() {
        for (String body : List.of("first", "second")) {
            edge.publish("failures.start", body);

            Report report = Report.of(cloud.next());
            assertThat(report.reason()).isEqualTo("panic: SITE is not set");
            assertThat(report.task()).isEqualTo("fragile_start");
            assertThat(report.text()).isEqualTo(body);
        }
    }

    @Test
    void what_overruns_the_stack_of_a_goroutine_is_reported_too() {
        the_next_to_come_is("failures.parallel", "100", "failures.out 300");
        edge.publish("failures.parallel", "5000");

        assertThat(Report.of(cloud.next()).reason()).contains("stack overflow");
        the_next_to_come_is("failures.parallel", "10", "failures.out 30");
    }

    @Test
    void a_reason_that_is_no_utf8_is_logged_with_the_odd_bytes_replaced() {
        edge.publish("failures-logged.in", new byte[] {'e', 'r', 'r', 'o', 'r', ' ', '2', '1', (byte) 0xb0, 'C'});

        Eventually.that(
                "the edge host's log tells the reason",
                () -> lattice.log(Side.EDGE).contains("error 21\ufffdC"),
                () -> lattice.log(Side.EDGE));
        the_next_to_come_is("failures-logged.in", "good", "failures-logged.out good!");
    }

    @Test
    void the_error_topic_of_the_task_beats_the_workflow_s() {
        edge.publish("failures.own", "error here");

        assertThat(Report.of(cloud.next()))
                .extracting(Report::topic, Report::task, Report::text)
                .containsExactly("failures.own-errors", "fragile_own", "error here");
        the_next_to_come_is("failures.own", "good", "failures.out good!");
    }

    @Test
    void a_message_that_is_no_utf8_comes_back_byte_for_byte() {
        byte[] body = {'e', 'r', 'r', 'o', 'r', ' ', (byte) 0xff, 0, (byte) 0xc3};

        edge.publish("failures.in.bytes", body);

        assertThat(Report.of(cloud.next()).body()).isEqualTo(body);
    }

    @Test
    void a_report_that_is_too_long_for_a_message_comes_in_parts() {
        String body = "long-error " + "\"".repeat(700_000);

        edge.publish("failures.in.long", body);

        assertThat(new String(PartedBody.of(cloud::next), StandardCharsets.UTF_8))
                .isEqualTo(body);
    }

    @Test
    void a_long_reason_is_cut() {
        edge.publish("failures.in.long", "long-error");

        assertThat(Report.of(cloud.next()).reason())
                .startsWith("long long ")
                .endsWith("...")
                .hasSize(2_003);
    }

    @ParameterizedTest
    @ValueSource(strings = {"error", "panic"})
    void without_an_error_topic_the_reason_is_in_the_host_s_log_with_the_subject(String failure) {
        String body = failure + " for the log";
        edge.publish("failures-logged.in", body);

        Eventually.that(
                "the edge host's log tells the reason",
                () -> lattice.log(Side.EDGE)
                        .lines()
                        .anyMatch(line -> line.contains("a message on failures-logged.in was not processed")
                                && line.contains(failure.equals("error") ? "does not like" : "the task panics at")
                                && line.contains(body)),
                () -> lattice.log(Side.EDGE));
        the_next_to_come_is("failures-logged.in", "good", "failures-logged.out good!");
    }

    @Test
    void of_many_messages_each_is_delivered_or_reported_and_none_both() {
        List<String> bodies = IntStream.range(0, MESSAGES)
                .mapToObj(n -> (n % 10 == 3 ? "error " : n % 50 == 7 ? "panic " : n % 100 == 9 ? "exit " : "good ") + n)
                .toList();

        bodies.forEach(body -> edge.publish("failures.in.many", body));

        List<String> delivered = new ArrayList<>();
        List<String> reported = new ArrayList<>();
        for (int n = 0; n < MESSAGES; n++) {
            sort(cloud.next(), delivered, reported);
        }
        the_next_to_come_is("failures.in.many", "last", "failures.out last!");
        assertThat(delivered)
                .containsExactlyInAnyOrderElementsOf(bodies.stream()
                        .filter(body -> body.startsWith("good"))
                        .map(body -> body + "!")
                        .toList());
        assertThat(reported)
                .containsExactlyInAnyOrderElementsOf(
                        bodies.stream().filter(body -> !body.startsWith("good")).toList());
    }

    @Test
    void a_message_that_meets_a_component_without_its_configuration_is_told_of_and_not_taken_for_done() {
        String told =
                "a message on failures-logged.in was not processed: the component has no configuration, because it"
                        + " is being exchanged for a new one";
        try (var taken = new TakenConfig(lattice, "failures_logged-logged")) {
            Eventually.that("the host's log tells it", () -> {
                edge.publish("failures-logged.in", "good early");
                return lattice.log(Side.EDGE).contains(told);
            });
        }
        Eventually.that("the component works again", () -> {
            edge.publish("failures-logged.in", "good again");
            return cloud.rest().stream().anyMatch(message -> message.text().equals("good again!"));
        });
        cloud.dropUntilQuiet();
    }

    private static void sort(Listener.Received message, List<String> delivered, List<String> reported) {
        if (message.subject().equals("failures.out")) {
            delivered.add(message.text());
        } else {
            reported.add(Report.of(message).text());
        }
    }

    private void the_next_to_come_is(String subject, String body, String expected) {
        edge.publish(subject, body);
        Listener.Received next = cloud.next();
        assertThat(next.subject() + " " + next.text()).isEqualTo(expected);
        assertThat(cloud.rest()).isEmpty();
    }
}
