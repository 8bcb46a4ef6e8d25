package io.pelato.it.bench.delivery;

import java.util.List;

/**
 * A size of message, and how much is sent of it in one turn.
 *
 * @param bytes the body's length
 * @param messages how many are sent to measure throughput
 * @param underWay how many of those may be under way at once
 * @param perSecond how many are sent in a second to measure latency; every way keeps up with it
 * @param timed how many are sent to measure latency
 */
record Size(int bytes, int messages, int underWay, int perSecond, int timed) {

    static final List<Size> MEASURED = List.of(
            new Size(100, 4_000, 200, 200, 300),
            new Size(10_000, 2_000, 200, 200, 300),
            new Size(1_000_000, 60, 16, 10, 20));
}
