package io.pelato.devices;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;

/** The command line. Exit codes: 0 all readings published, 1 some failed, 2 wrong arguments. */
public final class Simulator {
    private Simulator() {}

    /**
     * Runs the simulator and ends the JVM with its exit code.
     *
     * @param words see {@link Arguments}
     */
    public static void main(String[] words) {
        System.exit(run(System.out, System.err, words));
    }

    static int run(PrintStream out, PrintStream complaints, String... words) {
        Arguments arguments;
        try {
            arguments = Arguments.parse(words);
        } catch (IOException | UncheckedIOException e) {
            complaints.println("Cannot read the devices: " + e.getMessage());
            return 2;
        } catch (IllegalArgumentException e) {
            complaints.println(e.getMessage());
            complaints.println(Arguments.USAGE);
            return 2;
        }
        try {
            Tally tally = new Fleet(arguments, complaints::println).run();
            out.println(tally);
            return tally.failed() == 0 ? 0 : 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }
}
