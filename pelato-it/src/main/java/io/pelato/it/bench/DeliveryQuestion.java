package io.pelato.it.bench;

import io.pelato.it.bench.delivery.DeliveryPath;
import io.pelato.it.bench.delivery.DeliveryPathResult;
import io.pelato.it.bench.delivery.DeliveryPathResult.Row;
import io.pelato.it.bench.delivery.Way;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What it costs that no message is lost. */
final class DeliveryQuestion {

    private static final int QUICK_ROUNDS = 5;
    private static final int ROUNDS = 15;

    private static final Optional<Target> NO_SLOWER = Optional.of(new Target.AtLeastTimes(1));
    private static final Optional<Target> NO_LATER = Optional.of(new Target.AtMostTimes(1));

    private final Workbench bench;

    DeliveryQuestion(Workbench bench) {
        this.bench = bench;
    }

    /** Measures. */
    Section ask() {
        return section(measure(ROUNDS));
    }

    /** Measures with a third of the rounds. */
    Section quickly() {
        return section(measure(QUICK_ROUNDS));
    }

    private DeliveryPathResult measure(int rounds) {
        try {
            return new DeliveryPath(
                            bench.lattice(),
                            Path.of("bench-components").toAbsolutePath(),
                            bench.repository().toAbsolutePath(),
                            bench.folder().resolve("delivery"))
                    .measure(rounds);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The table of a result. */
    static Section section(DeliveryPathResult result) {
        List<Measurement> measurements = new ArrayList<>();
        for (int size : result.sizes()) {
            Row kept = result.row(Way.AT_LEAST_ONCE, size);
            measurements.addAll(
                    compared(kept, "at_most_once", result.row(Way.AT_MOST_ONCE, size), NO_SLOWER, NO_LATER));
            measurements.addAll(compared(
                    kept,
                    "a Go subscriber by hand",
                    result.row(Way.BY_HAND, size),
                    Optional.empty(),
                    Optional.empty()));
        }
        return new Section(
                "Deliveries",
                "A task with `delivery: at_least_once` that returns its argument, against the same task with `at_most_once`,"
                        + " and against a Go program that promises the same with JetStream alone, 100 messages at once in"
                        + " each. The ratio of throughput is the median of the ratios of all turns, and stands for the figure"
                        + " beside it. Latency is from publishing to the result at a steady 200 messages a second, 10 with"
                        + " bodies of 1,000,000 bytes. Memory is the most that the process had since its start.",
                measurements);
    }

    private static List<Measurement> compared(
            Row kept, String against, Row other, Optional<Target> throughput, Optional<Target> median) {
        String bodies = "bodies of " + kept.bodyBytes() + " bytes, ";
        return List.of(
                new Measurement(
                        bodies + "throughput",
                        kept.speed().messagesPerSecond(),
                        against,
                        kept.speed().messagesPerSecond() / other.speed().ratio(),
                        "msg/s",
                        throughput),
                new Measurement(
                        bodies + "latency p50",
                        kept.speed().median(),
                        against,
                        other.speed().median(),
                        "ms",
                        median),
                new Measurement(
                        bodies + "latency p99",
                        kept.speed().p99(),
                        against,
                        other.speed().p99(),
                        "ms",
                        Optional.empty()),
                new Measurement(
                        bodies + "memory of the provider",
                        kept.memory().provider(),
                        against,
                        other.memory().provider(),
                        "MB",
                        Optional.empty()),
                new Measurement(
                        bodies + "memory of the NATS server",
                        kept.memory().server(),
                        against,
                        other.memory().server(),
                        "MB",
                        Optional.empty()));
    }
}
