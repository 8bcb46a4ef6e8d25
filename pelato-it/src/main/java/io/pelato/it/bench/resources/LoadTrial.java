package io.pelato.it.bench.resources;

import io.pelato.it.bench.messages.Body;
import io.pelato.it.bench.messages.MessageLine;
import io.pelato.it.bench.messages.Rotation;
import io.pelato.it.bench.messages.Samples;
import io.pelato.it.bench.process.RunningProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Lets messages of each size of the question {@code messages} pass through a task of each delivery, in turns. */
public final class LoadTrial {

    private final String natsUrl;
    private final int rounds;
    private final Map<Delivery, MessageLine> lines = new EnumMap<>(Delivery.class);

    private LoadTrial(String natsUrl, int rounds) {
        this.natsUrl = natsUrl;
        this.rounds = rounds;
    }

    /**
     * Measures the tasks {@code at_most_once} and {@code at_least_once}, which run.
     *
     * @param natsUrl where messages are sent and received
     * @param rounds how many turns each delivery has with each size
     */
    public static List<Load> taken(String natsUrl, int rounds) throws IOException, InterruptedException {
        var trial = new LoadTrial(natsUrl, rounds);
        try {
            for (Delivery delivery : Delivery.values()) {
                trial.lines.put(delivery, ResourceLine.through(delivery.task(), trial.natsUrl));
            }
            List<Load> loads = new ArrayList<>();
            for (Body body : Body.MEASURED) {
                loads.addAll(trial.of(body));
            }
            return loads;
        } finally {
            for (MessageLine line : trial.lines.values()) {
                line.close();
            }
        }
    }

    private List<Load> of(Body body) throws IOException, InterruptedException {
        Map<Part, RunningProcess> running = Part.running();
        for (RunningProcess process : running.values()) {
            process.forgetPeak();
        }
        Map<Delivery, List<Double>> speeds = new EnumMap<>(Delivery.class);
        Map<Delivery, Map<Part, Double>> times = new EnumMap<>(Delivery.class);
        for (Delivery delivery : Delivery.values()) {
            lines.get(delivery).throughput(body);
            speeds.put(delivery, new ArrayList<>());
            times.put(delivery, new EnumMap<>(Part.class));
        }
        for (int round = 0; round < rounds; round++) {
            for (Delivery delivery : Rotation.of(Arrays.asList(Delivery.values()), round)) {
                var before = ProcessTimes.now(running);
                speeds.get(delivery).add(lines.get(delivery).throughput(body));
                before.since(1000.0 / rounds / body.messages())
                        .forEach((part, time) -> times.get(delivery).merge(part, time, Double::sum));
            }
        }
        Map<Part, Double> peaks = new EnumMap<>(Part.class);
        for (Map.Entry<Part, RunningProcess> part : running.entrySet()) {
            peaks.put(part.getKey(), part.getValue().peak());
        }
        return speeds.keySet().stream()
                .map(delivery -> new Load(
                        body.bytes(),
                        delivery,
                        new Samples(speeds.get(delivery)).median(),
                        ratio(speeds.get(delivery), speeds.get(Delivery.AT_MOST_ONCE)),
                        times.get(delivery),
                        peaks))
                .toList();
    }

    /** The median of the ratios of values that were taken in the same turn. */
    static double ratio(List<Double> values, List<Double> references) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < values.size(); round++) {
            ratios.add(values.get(round) / references.get(round));
        }
        return new Samples(ratios).median();
    }
}
