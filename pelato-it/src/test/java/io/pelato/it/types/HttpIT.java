package io.pelato.it.types;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.it.Eventually;
import io.pelato.it.LatticeExtension;
import io.pelato.it.Listener;
import io.pelato.it.LocalRun;
import io.pelato.it.Page;
import io.pelato.it.infra.Command;
import io.pelato.it.lattice.Lattice;
import io.pelato.it.lattice.Ports;
import io.pelato.it.lattice.Questions;
import io.pelato.it.lattice.Side;
import io.pelato.it.maven.MavenProjectFolder;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** http_producer_nats: requests run tasks, and their results are responses and messages. */
@ExtendWith(LatticeExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpIT {

    private static final String GREET = "/greetings/in";
    private static final int AT_ONCE = 8;
    private static final Pattern HTTP_PROVIDER = Pattern.compile("\"image_ref\"\\s*:\\s*\"[^\"]*http-server");

    private final HttpClient client = HttpClient.newHttpClient();

    private Lattice lattice;
    private DeployedWorkflow workflow;
    private String address;
    private Listener cloud;

    @BeforeAll
    void deploy(Lattice shared) {
        lattice = shared;
        address = "127.0.0.1:" + Ports.free(List.of("127.0.0.1"));
        workflow = DeployedWorkflow.of(
                MavenProjectFolder.copyOf("http", HttpIT.class),
                lattice,
                "-Dpelato.http.address=" + address,
                "-Dpelato.http.timeout=10");
        Eventually.that(
                "both paths answer",
                () -> status("/echo") == 204 && status(GREET) == 200,
                () -> status("/echo") + " and " + status(GREET) + "\n" + lattice.log(Side.EDGE));
        cloud = Listener.on(lattice.natsUrl(Side.CLOUD), "http.out.>", "http.errors");
    }

    @AfterAll
    void undeploy() {
        cloud.close();
        workflow.close();
    }

    @BeforeEach
    void forgetMessages() {
        cloud.rest();
    }

    @Test
    void a_request_runs_the_task_and_its_result_is_the_response_and_goes_to_every_destination() {
        HttpResponse<byte[]> response = post(GREET, "the w\u00f6rld");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(text(response)).isEqualTo("hello the w\u00f6rld");
        assertThat(response.headers().firstValue("content-type")).contains("text/plain; charset=utf-8");
        assertThat(Stream.of(cloud.next(), cloud.next()))
                .extracting(message -> message.subject() + " " + message.text())
                .containsExactlyInAnyOrder(
                        "http.out.greeted hello the w\u00f6rld", "http.out.copied hello the w\u00f6rld");
    }

    @Test
    void the_line_of_the_type_s_page_sends_a_request() {
        Page page = Page.of("docs/types/http_producer_nats.md").with("HOST:8000/readings", address + "/echo");

        assertThat(Command.in(Page.ROOT).line(page.command("curl -d"))).endsWith("{\"sensor\":\"s1\"}");
        assertThat(cloud.next().text()).isEqualTo("{\"sensor\":\"s1\"}");
    }

    @Test
    void a_run_without_a_lattice_makes_of_requests_what_hosts_make_of_them() {
        List<LocalRun.Input> requests = Stream.of("you", "nobody", "ghosts", "the w\u00f6rld")
                .map(body -> new LocalRun.Input(GREET, body))
                .toList();
        LocalRun run = LocalRun.of(workflow.project(), requests, "-Dpelato.builder=local");

        requests.forEach(request -> post(request.topic(), request.text()));

        assertThat(cloud.untilQuiet(run.sent().size()))
                .extracting(message -> LocalRun.words(message.subject(), message.body()))
                .containsExactlyInAnyOrderElementsOf(run.sent())
                .hasSize(6);
    }

    @Test
    void two_tasks_with_two_paths_share_one_server() {
        assertThat(text(post("/echo", "{\"a\":1}"))).isEqualTo("{\"a\":1}");
        assertThat(cloud.next().subject()).isEqualTo("http.out.echoed");
        assertThat(text(post(GREET, "you"))).isEqualTo("hello you");

        String inventories = String.join("\n", new Questions(lattice.natsUrl(Side.CLOUD)).inventories());
        assertThat(HTTP_PROVIDER.matcher(inventories).results()).as(inventories).hasSize(1);
    }

    @Test
    void json_and_bytes_are_told_apart() {
        byte[] bytes = new byte[500_000];
        new Random(1).nextBytes(bytes);

        assertThat(post("/echo", "[1]").headers().firstValue("content-type")).contains("application/json");
        HttpResponse<byte[]> response = post("/echo", bytes);

        assertThat(response.body()).isEqualTo(bytes);
        assertThat(response.headers().firstValue("content-type")).contains("application/octet-stream");
        assertThat(cloud.next().text()).isEqualTo("[1]");
        assertThat(cloud.next().body()).isEqualTo(bytes);
    }

    @Test
    void an_empty_result_is_answered_with_no_content_and_sends_nothing() {
        assertThat(post("/echo", "").statusCode()).isEqualTo(204);

        post("/echo", "next");
        assertThat(cloud.next().text()).isEqualTo("next");
    }

    @Test
    void an_error_is_answered_with_its_reason_and_reported() {
        HttpResponse<byte[]> response = post(GREET + "?who=nobody", "nobody");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(text(response)).isEqualTo("there is nobody to greet");
        Report report = Report.of(cloud.next());
        assertThat(report.topic()).isEqualTo("http.errors");
        assertThat(report.task()).isEqualTo("greet");
        assertThat(report.subject()).startsWith(GREET);
        assertThat(report.reason()).isEqualTo("there is nobody to greet");
        assertThat(report.text()).isEqualTo("nobody");
    }

    @Test
    void a_result_that_is_too_long_for_a_message_is_answered_as_a_failure_and_reported_whole() {
        byte[] bytes = new byte[1_100_000];
        new Random(2).nextBytes(bytes);

        HttpResponse<byte[]> response = post("/echo", bytes);

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(text(response)).contains("a message of 1100000 bytes is longer than the server takes");
        assertThat(PartedBody.of(cloud::next)).isEqualTo(bytes);
    }

    @Test
    void a_request_that_waits_too_long_for_its_task_is_answered_and_the_task_goes_on() {
        assertThat(post(GREET, "somebody slow").statusCode()).isEqualTo(408);

        assertThat(cloud.next().text()).isEqualTo("hello somebody slow");
        assertThat(cloud.next().text()).isEqualTo("hello somebody slow");
    }

    @Test
    void a_path_of_no_task_is_not_found() {
        assertThat(post("/greetings", "you").statusCode()).isEqualTo(404);
        assertThat(post("/", "you").statusCode()).isEqualTo(404);
    }

    @Test
    void many_requests_at_once_get_each_its_own_response() {
        List<CompletableFuture<String>> responses = IntStream.range(0, AT_ONCE)
                .mapToObj(n -> client.sendAsync(
                                request("/echo", ("request " + n).getBytes(StandardCharsets.UTF_8)),
                                HttpResponse.BodyHandlers.ofString())
                        .thenApply(response -> response.statusCode() + " " + response.body()))
                .toList();

        assertThat(responses.stream().map(CompletableFuture::join))
                .containsExactlyElementsOf(IntStream.range(0, AT_ONCE)
                        .mapToObj(n -> "200 request " + n)
                        .toList());
        List<String> messages = new ArrayList<>();
        responses.forEach(response -> messages.add(cloud.next().text()));
        assertThat(messages)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, AT_ONCE)
                        .mapToObj(n -> "request " + n)
                        .toList());
    }

    private int status(String path) {
        try {
            return client.send(request(path, new byte[0]), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (ConnectException e) {
            return 0;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<byte[]> post(String path, String body) {
        return post(path, body.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<byte[]> post(String path, byte[] body) {
        try {
            return client.send(request(path, body), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest request(String path, byte[] body) {
        return HttpRequest.newBuilder(URI.create("http://" + address + path))
                .timeout(Duration.ofSeconds(60))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
