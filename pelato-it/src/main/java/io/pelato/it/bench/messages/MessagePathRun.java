package io.pelato.it.bench.messages;

import io.pelato.it.lattice.Folders;
import io.pelato.it.lattice.Lattice;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** Measures the message path on a lattice of its own, and prints what came of it. */
public final class MessagePathRun {

    private MessagePathRun() {}

    /**
     * Starts a lattice, measures, prints, stops.
     *
     * @param arguments the repository's folder, then the local Maven repository that holds the plugin
     */
    public static void main(String[] arguments) throws Exception {
        Path repository = Path.of(arguments[0]).toRealPath();
        Path work = repository.resolve("pelato-it/target/messages");
        Folders.delete(work);
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (Lattice lattice = Lattice.start(work)) {
            MessagePathResult result = new MessagePath(
                            lattice,
                            repository.resolve("pelato-it/bench-components/messages"),
                            Path.of(arguments[1]).toAbsolutePath())
                    .measure();
            print(result, out);
        }
    }

    private static void print(MessagePathResult result, PrintStream out) {
        out.println("   bytes  component   messages/s  to smallest (quartiles)  host ms   p50 ms   p99 ms");
        result.rows()
                .forEach(row -> out.printf(
                        "%8d  %-10s  %10.0f  %.3f  (%.3f to %.3f)  %8.4f %8.2f %8.2f%n",
                        row.bodyBytes(),
                        row.component(),
                        row.messagesPerSecond(),
                        row.ratio(),
                        row.ratioLow(),
                        row.ratioHigh(),
                        milliseconds(row.hostTime()),
                        milliseconds(row.latencyMedian()),
                        milliseconds(row.latencyP99())));
        out.println("   bytes  component   allocations     bytes allocated");
        result.guest()
                .forEach(share -> out.printf(
                        "%8d  %-10s  %11d  %18d%n",
                        share.bodyBytes(), share.component(), share.allocations(), share.allocatedBytes()));
    }

    private static double milliseconds(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
