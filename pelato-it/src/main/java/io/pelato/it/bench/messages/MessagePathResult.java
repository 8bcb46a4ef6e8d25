package io.pelato.it.bench.messages;

import java.time.Duration;
import java.util.List;

/**
 * What the message path came to.
 *
 * @param rows throughput and latency, a row for each component and size of body
 * @param guest memory, a row for each component that counts it and each size of body
 */
public record MessagePathResult(List<Row> rows, List<GuestShare> guest) {

    /** Keeps the order of the rows. */
    public MessagePathResult {
        rows = List.copyOf(rows);
        guest = List.copyOf(guest);
    }

    /**
     * How fast messages pass through a component, on a lattice where the components take turns.
     *
     * @param component {@code pelato}, or one written by hand: {@code smallest}; {@code control}, which is the same and tells
     *     what is chance; {@code configured}, which reads its destination from the configuration
     * @param bodyBytes the length of each message's body
     * @param rounds how many turns each component had
     * @param underWay how many messages were under way at once while throughput was measured
     * @param messagesPerSecond the median throughput of its turns
     * @param ratio its throughput over that of {@code smallest} in the same round: the median of all rounds
     * @param ratioLow the lower quartile of that ratio
     * @param ratioHigh the upper quartile of that ratio
     * @param hostTime how much processor time the host took for a message, its making of an instance included
     * @param latencyMedian how long half of the messages took at most, one at a time, from publishing to receiving
     * @param latencyP99 how long 99 in 100 of them took at most
     */
    public record Row(
            String component,
            int bodyBytes,
            int rounds,
            int underWay,
            double messagesPerSecond,
            double ratio,
            double ratioLow,
            double ratioHigh,
            Duration hostTime,
            Duration latencyMedian,
            Duration latencyP99) {}

    /**
     * What one message costs in the component itself, the host's writing of the message into it included.
     *
     * @param component {@code pelato}, {@code configured} or {@code smallest}
     * @param bodyBytes the length of the message's body
     * @param allocations how often memory was allocated
     * @param allocatedBytes how much
     */
    public record GuestShare(String component, int bodyBytes, long allocations, long allocatedBytes) {}
}
