package io.pelato.it.bench.resources;

import io.pelato.it.bench.process.RunningProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What the programs of a lattice take while nothing is asked of them.
 *
 * @param state what is deployed
 * @param parts what each program takes
 */
public record Rest(String state, Map<Part, Taken> parts) {

    private static final Duration TO_SETTLE = Duration.ofSeconds(5);

    /**
     * What one program takes.
     *
     * @param memory the most memory since the programs were last looked at, in MB: in it is what it took to get here
     * @param share how much of a core's time it takes at rest, 1 for all of it
     */
    public record Taken(double memory, double share) {}

    /** Keeps the parts. */
    public Rest {
        parts = Map.copyOf(parts);
    }

    /**
     * Watches the programs for a while, and has their peaks begin anew after that.
     *
     * @param state what is deployed, for tables
     * @param seconds how long to watch
     */
    public static Rest watched(String state, long seconds) throws IOException, InterruptedException {
        TimeUnit.MILLISECONDS.sleep(TO_SETTLE.toMillis());
        Map<Part, RunningProcess> running = Part.running();
        var times = ProcessTimes.now(running);
        TimeUnit.SECONDS.sleep(seconds);
        Map<Part, Double> shares = times.since(1.0 / seconds);
        Map<Part, Taken> parts = new EnumMap<>(Part.class);
        for (Map.Entry<Part, RunningProcess> part : running.entrySet()) {
            RunningProcess process = part.getValue();
            parts.put(part.getKey(), new Taken(process.peak(), shares.get(part.getKey())));
            process.forgetPeak();
        }
        return new Rest(state, parts);
    }
}
