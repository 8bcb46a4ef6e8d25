package io.pelato.it.bench.resources;

import java.util.Map;

/**
 * What programs take for messages of one size through a task.
 *
 * @param bodyBytes the length of each message's body
 * @param delivery the task's delivery
 * @param messagesPerSecond the median throughput
 * @param ratio the median of the ratios to the throughput of at_most_once, turn by turn
 * @param timePerThousand the processor time of each program for 1,000 messages, in seconds
 * @param peaks the most memory that each program had while messages of this size passed, in MB; the same for both deliveries,
 *     which take turns
 */
public record Load(
        int bodyBytes,
        Delivery delivery,
        double messagesPerSecond,
        double ratio,
        Map<Part, Double> timePerThousand,
        Map<Part, Double> peaks) {

    /** Keeps the maps. */
    public Load {
        timePerThousand = Map.copyOf(timePerThousand);
        peaks = Map.copyOf(peaks);
    }

    /** How much of a core's time a program takes at this throughput, 1 for all of it. */
    public double share(Part part) {
        return timePerThousand.get(part) * messagesPerSecond / 1000;
    }
}
