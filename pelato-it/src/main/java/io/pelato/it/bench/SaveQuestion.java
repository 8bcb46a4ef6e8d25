package io.pelato.it.bench;

import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Subscription;
import io.pelato.it.bench.BareCompiler.Options;
import io.pelato.it.lattice.Service;
import io.pelato.it.lattice.Side;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long it takes from a save to the first message by what was saved, with {@code mvn pelato:dev}. */
final class SaveQuestion {

    private static final int RUNS = 5;
    private static final int TASKS = 5;
    private static final int SECONDS = 300;
    private static final int TEXT = 0;
    private static final int JSON = 1;
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Workbench bench;
    private int number = 5000;

    SaveQuestion(Workbench bench) {
        this.bench = bench;
    }

    Section ask() throws IOException, InterruptedException {
        SampleProject project = bench.project("save" + TASKS, TASKS, TaskCode.DISTINCT);
        try (Service dev = bench.dev(project).awaitLog("live after", SECONDS);
                Connection nats = Nats.connect(bench.lattice().natsUrl(Side.CLOUD))) {
            double text = Median.of(RUNS, () -> {
                number += 2;
                return until(
                        nats,
                        new Trial("save5.in.0", "save5.out.0", "x", "X " + number),
                        () -> project.change(TEXT, number));
            });
            double json = Median.of(RUNS, () -> {
                number += 2;
                return until(
                        nats,
                        new Trial("save5.in.1", "save5.out.1", "{\"value\":0}", ":" + (number + 1) + "}"),
                        () -> project.change(JSON, number + 1));
            });
            Path workflow = project.directory().resolve("workflow.yaml");
            double topic = Median.of(RUNS, () -> {
                String before = "save5.out.2";
                number += 2;
                String fresh = before + "." + number;
                return until(
                        nats,
                        new Trial("save5.in.2", fresh, "x", "X 2"),
                        () -> replace(workflow, "dest_topic: save5.out.2.*", "dest_topic: " + fresh));
            });
            double textCompile = bench.bareCompiler().warm(List.of(project.generated(TEXT)), Options.PLAIN);
            double jsonCompile = bench.bareCompiler().warm(List.of(project.generated(JSON)), Options.PLAIN);
            return new Section(
                    "Saving",
                    "From a save to the first message by what was saved, with `mvn pelato:dev` and a workflow of "
                            + TASKS
                            + " tasks on two hosts, against a bare compile of the same task, which the compiler has seen"
                            + " before. A topic needs no compile.",
                    List.of(
                            measured("a task of text", text, textCompile),
                            measured("a task of JSON", json, jsonCompile),
                            measured("a topic of a task of text", topic, textCompile)));
        }
    }

    private static Measurement measured(String what, double seconds, double compile) {
        return new Measurement(what, seconds, "a bare compile", compile, "s", Optional.empty());
    }

    private record Trial(String from, String to, String body, String expected) {}

    private static double until(Connection nats, Trial trial, Runnable save) {
        Subscription results = nats.subscribe(trial.to());
        long start = System.nanoTime();
        save.run();
        try {
            while (System.nanoTime() - start < Duration.ofSeconds(SECONDS).toNanos()) {
                nats.publish(trial.from(), trial.body().getBytes(StandardCharsets.UTF_8));
                Message result = results.nextMessage(PAUSE);
                while (result != null) {
                    if (new String(result.getData(), StandardCharsets.UTF_8).endsWith(trial.expected())) {
                        return (System.nanoTime() - start) / 1e9;
                    }
                    result = results.nextMessage(Duration.ofMillis(1));
                }
            }
            throw new IllegalStateException("What was saved was not live after " + SECONDS + " s: " + trial);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            results.unsubscribe();
        }
    }

    private static void replace(Path file, String pattern, String replacement) {
        try {
            Files.writeString(file, Files.readString(file).replaceFirst(pattern, replacement));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
