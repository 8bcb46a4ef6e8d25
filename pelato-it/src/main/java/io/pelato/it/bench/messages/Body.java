package io.pelato.it.bench.messages;

import java.util.List;

/**
 * A size of message, and how much is sent of it in one turn.
 *
 * @param bytes the body's length
 * @param messages how many are sent to measure throughput
 * @param underWay how many of those may be under way at once
 * @param alone how many are sent one after the other to measure latency
 */
public record Body(int bytes, int messages, int underWay, int alone) {

    /**
     * The sizes that are measured. The largest is the longest that Pelato sends to a server that takes 1 MiB, NATS's
     * default: the provider needs 1,024 bytes of it for its headers.
     */
    public static final List<Body> MEASURED = List.of(
            new Body(100, 1_000, 16, 100), new Body(10_000, 1_000, 16, 100), new Body(1024 * 1024 - 1024, 40, 4, 20));

    /** A body of this size: printable text, as tasks get it. */
    byte[] content() {
        byte[] content = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            content[i] = (byte) ('a' + i % 26);
        }
        return content;
    }
}
