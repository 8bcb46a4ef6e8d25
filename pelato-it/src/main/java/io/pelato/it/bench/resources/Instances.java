package io.pelato.it.bench.resources;

import java.util.List;

/**
 * What so many instances of a task come to.
 *
 * @param work what the task does
 * @param instances how many messages it works on at once
 * @param messagesPerSecond the median throughput
 * @param ratio the median of the ratios to the throughput of one instance, turn by turn
 * @param memory what a host that was just started took for this work
 * @param memoryOfLong the same for messages as long as can be, of which fewer are under way
 */
public record Instances(
        Work work, int instances, double messagesPerSecond, double ratio, Memory memory, Memory memoryOfLong) {

    /**
     * The most memory.
     *
     * @param host that of the host, in MB
     * @param provider that of its provider, in MB
     */
    public record Memory(double host, double provider) {}

    /** How many instances are measured, the reference first. */
    static final List<Integer> MEASURED = List.of(1, 4, 16, 64);

    /** What a task does with a message. */
    public enum Work {
        /** It returns it at once. */
        RETURNS,
        /** It waits 20 ms before. */
        WAITS
    }
}
