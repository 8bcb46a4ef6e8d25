package io.pelato.it.bench.delivery;

import java.util.List;

/**
 * What the ways came to.
 *
 * @param rows a row for each way and size of body
 */
public record DeliveryPathResult(List<Row> rows) {

    /** Keeps the order of the rows. */
    public DeliveryPathResult {
        rows = List.copyOf(rows);
    }

    /** The row of a way and a size. */
    public Row row(Way way, int bodyBytes) {
        return rows.stream()
                .filter(row -> row.way() == way && row.bodyBytes() == bodyBytes)
                .findFirst()
                .orElseThrow();
    }

    /** The sizes of bodies, in the order of the rows. */
    public List<Integer> sizes() {
        return rows.stream().map(Row::bodyBytes).distinct().toList();
    }

    /**
     * One way with one size of body.
     *
     * @param way the way
     * @param bodyBytes the length of each message's body
     * @param speed how fast messages pass
     * @param memory what the processes took
     */
    public record Row(Way way, int bodyBytes, Speed speed, Memory memory) {}

    /**
     * How fast messages pass while the ways take turns.
     *
     * @param messagesPerSecond the median throughput of the turns
     * @param ratio the throughput of {@link Way#AT_LEAST_ONCE} over this way's in the same round: the median of all rounds
     * @param median how long half of the messages took at most at a moderate rate, from publishing to the result, in ms
     * @param p99 how long 99 in 100 of them took at most, in ms
     */
    public record Speed(double messagesPerSecond, double ratio, double median, double p99) {}

    /**
     * The most memory that was taken at once.
     *
     * @param provider by the provider, or by the program written by hand, since its start, in MB
     * @param server by the NATS server, from its start with empty streams on, in MB
     */
    public record Memory(double provider, double server) {}
}
