package io.pelato.it.bench;

import io.pelato.it.bench.messages.MessagePath;
import io.pelato.it.bench.messages.MessagePathResult;
import io.pelato.it.bench.messages.MessagePathResult.GuestShare;
import io.pelato.it.bench.messages.MessagePathResult.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What Pelato's generated code adds to a message over the smallest component that could be written by hand. */
final class MessageQuestion {

    private static final Path COMPONENTS = Path.of("bench-components", "messages");

    private final Workbench bench;

    MessageQuestion(Workbench bench) {
        this.bench = bench;
    }

    Section ask() {
        MessagePathResult result = measure();
        List<Measurement> measurements = new ArrayList<>();
        for (Row row : result.rows()) {
            if (row.component().equals("pelato")) {
                measurements.addAll(of(row, smallest(result, row.bodyBytes())));
            }
        }
        for (GuestShare share : result.guest()) {
            if (share.component().equals("pelato")) {
                allocations(result, share).ifPresent(measurements::add);
            }
        }
        return new Section(
                "Messages",
                "A task that returns its argument, against a component written by hand that does the same and nothing"
                        + " else, on one host of the lattice in turns. The ratio of throughput is the median of the"
                        + " ratios of all turns, and stands for the figure of the smallest component beside it.",
                measurements);
    }

    private MessagePathResult measure() {
        try {
            return new MessagePath(
                            bench.lattice(),
                            COMPONENTS.toAbsolutePath(),
                            bench.repository().toAbsolutePath())
                    .measure();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Row smallest(MessagePathResult result, int bytes) {
        return result.rows().stream()
                .filter(row -> row.component().equals("smallest") && row.bodyBytes() == bytes)
                .findFirst()
                .orElseThrow();
    }

    private static List<Measurement> of(Row row, Row smallest) {
        String bodies = "bodies of " + row.bodyBytes() + " bytes";
        return List.of(
                new Measurement(
                        bodies + ", throughput",
                        row.messagesPerSecond(),
                        "the smallest component",
                        row.messagesPerSecond() / row.ratio(),
                        "msg/s",
                        Optional.of(new Target.AtLeastTimes(0.97))),
                new Measurement(
                        bodies + ", latency p50",
                        row.latencyMedian().toNanos() / 1e6,
                        "the smallest component",
                        smallest.latencyMedian().toNanos() / 1e6,
                        "ms",
                        Optional.empty()),
                new Measurement(
                        bodies + ", latency p99",
                        row.latencyP99().toNanos() / 1e6,
                        "the smallest component",
                        smallest.latencyP99().toNanos() / 1e6,
                        "ms",
                        Optional.empty()));
    }

    private static Optional<Measurement> allocations(MessagePathResult result, GuestShare share) {
        return result.guest().stream()
                .filter(other -> other.component().equals("smallest") && other.bodyBytes() == share.bodyBytes())
                .findFirst()
                .map(other -> new Measurement(
                        "bodies of " + share.bodyBytes() + " bytes, allocations in the component",
                        share.allocations(),
                        "the smallest component",
                        other.allocations(),
                        "",
                        Optional.empty()));
    }
}
