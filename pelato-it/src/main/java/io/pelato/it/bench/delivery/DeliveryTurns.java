package io.pelato.it.bench.delivery;

import io.pelato.it.bench.delivery.DeliveryPathResult.Speed;
import io.pelato.it.bench.messages.Rotation;
import io.pelato.it.bench.messages.Samples;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Lets the ways take turns with messages of one size, so that whatever else the machine does meets all of them alike. */
final class DeliveryTurns {

    private static final double MS = 1e3;

    private final Size size;
    private final Map<Way, DeliveryLine> lines;
    private final KeptStreams streams;
    private final Map<Way, List<Double>> throughputs = new EnumMap<>(Way.class);
    private final Map<Way, List<Double>> latencies = new EnumMap<>(Way.class);

    private DeliveryTurns(Size size, Map<Way, DeliveryLine> lines, KeptStreams streams) {
        this.size = size;
        this.lines = lines;
        this.streams = streams;
        for (Way way : lines.keySet()) {
            throughputs.put(way, new ArrayList<>());
            latencies.put(way, new ArrayList<>());
        }
    }

    /** What all ways came to with one size, after a round that does not count. */
    static Map<Way, Speed> taken(int rounds, Size size, Map<Way, DeliveryLine> lines, KeptStreams streams)
            throws IOException, InterruptedException {
        new DeliveryTurns(size, lines, streams).round(0);
        var turns = new DeliveryTurns(size, lines, streams);
        for (int round = 0; round < rounds; round++) {
            turns.round(round);
        }
        Map<Way, Speed> speeds = new EnumMap<>(Way.class);
        for (Way way : lines.keySet()) {
            speeds.put(way, speed(way, turns.throughputs, turns.latencies));
        }
        return speeds;
    }

    private void round(int round) throws IOException, InterruptedException {
        streams.empty();
        for (Way way : Rotation.of(lines.keySet(), round)) {
            throughputs.get(way).add(lines.get(way).throughput(size));
            latencies.get(way).addAll(lines.get(way).latencies(size));
        }
    }

    /**
     * What a way came to.
     *
     * @param throughputs messages in a second, one figure a round for each way
     * @param latencies seconds from publishing to the result, of all rounds
     */
    static Speed speed(Way way, Map<Way, List<Double>> throughputs, Map<Way, List<Double>> latencies) {
        List<Double> own = throughputs.get(way);
        List<Double> kept = throughputs.get(Way.AT_LEAST_ONCE);
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < own.size(); round++) {
            ratios.add(kept.get(round) / own.get(round));
        }
        var latency = new Samples(latencies.get(way));
        return new Speed(
                new Samples(own).median(),
                new Samples(ratios).median(),
                latency.median() * MS,
                latency.quantile(0.99) * MS);
    }
}
