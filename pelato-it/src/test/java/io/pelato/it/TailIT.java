package io.pelato.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.Nats;
import io.pelato.it.maven.MavenProjectFolder;
import io.pelato.it.maven.MavenRun;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Listening beside the tasks, on a real NATS server. */
class TailIT {

    private static final int MESSAGES = 20;

    @TempDir
    private Path folder;

    @Test
    void every_message_is_shown_and_none_is_taken_from_the_tasks_that_share_them() throws Exception {
        MavenProjectFolder project = MavenProjectFolder.copyOf("two-tasks", TailIT.class);
        Queue<String> worked = new ConcurrentLinkedQueue<>();
        try (NatsServer server = NatsServer.alone(folder);
                Connection tasks = Nats.connect("nats://" + server.host())) {
            Dispatcher dispatcher = tasks.createDispatcher(
                    message -> worked.add(new String(message.getData(), StandardCharsets.UTF_8)));
            dispatcher.subscribe("tail.in", "tasks").subscribe("tail.*", "others");
            tasks.flush(Duration.ofSeconds(10));
            MavenRun tail = project.start(List.of(
                    "pelato:tail",
                    "-Dpelato.nats.url=nats://" + server.host(),
                    "-Dpelato.tail.topic=tail.in,tail.>",
                    "-Dpelato.tail.format=json",
                    "-Dpelato.tail.count=" + MESSAGES));
            awaitListening(tail);

            for (int i = 0; i < MESSAGES; i++) {
                tasks.publish("tail.in", ("m" + i).getBytes(StandardCharsets.UTF_8));
            }
            tasks.flush(Duration.ofSeconds(10));

            String output = tail.finish().succeeded().output();
            assertThat(output.lines().filter(line -> line.startsWith("{")))
                    .hasSize(MESSAGES)
                    .allMatch(line -> line.contains("\"topic\":\"tail.in\",\"size\":"));
            assertThat(output).contains("\"text\":\"m0\"", "\"text\":\"m19\"", MESSAGES + " messages");
            Eventually.that(
                    "both groups have had every message",
                    () -> worked.size() == 2 * MESSAGES,
                    () -> String.valueOf(worked.size()));
        }
    }

    @Test
    void an_interrupt_ends_it_and_what_the_user_may_not_hear_is_named_without_the_password() throws Exception {
        MavenProjectFolder project = MavenProjectFolder.copyOf("two-tasks", TailIT.class);
        String rules = """
                authorization { users: [
                  { user: ada, password: "tail-secret", permissions: { subscribe: { allow: ["may.>", "_INBOX.>"] } } }
                ] }
                """;
        try (NatsServer server = NatsServer.withRules(folder, rules)) {
            List<String> access = List.of(
                    "pelato:tail",
                    "-Dpelato.nats.url=nats://" + server.host(),
                    "-Dpelato.nats.username=ada",
                    "-Dpelato.nats.password=tail-secret");
            MavenRun tail = project.start(Stream.concat(access.stream(), Stream.of("-Dpelato.tail.topic=may.>"))
                    .toList());
            awaitListening(tail);
            tail.interrupt();
            Eventually.that("Maven has ended", () -> !tail.isRunning(), tail::output);
            assertThat(tail.output()).doesNotContain("[ERROR]", "Exception", "tail-secret");

            String refused = project.maven(access, "-Dpelato.tail.topic=secret.topic,may.x")
                    .failed()
                    .output();
            assertThat(refused)
                    .contains("does not let this user subscribe to secret.topic")
                    .doesNotContain("subscribe to may.x", "tail-secret");
        }
    }

    private static void awaitListening(MavenRun tail) {
        Eventually.that("it listens", () -> tail.output().contains("Listening to "), tail::output);
    }
}
