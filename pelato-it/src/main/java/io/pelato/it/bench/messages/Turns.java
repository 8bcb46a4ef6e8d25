package io.pelato.it.bench.messages;

import io.pelato.it.bench.messages.MessagePathResult.Row;
import io.pelato.it.bench.process.RunningProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Lets components take turns with messages of one size, so that whatever else the machine does meets all of them alike.
 */
final class Turns {

    private static final int ROUNDS = 30;

    private final Body body;
    private final Map<Component, MessageLine> lines;
    private final RunningProcess host;
    private final Map<Component, Duration> hostTimes = new EnumMap<>(Component.class);
    private final Map<Component, List<Double>> throughputs = new EnumMap<>(Component.class);
    private final Map<Component, List<Double>> latencies = new EnumMap<>(Component.class);

    private Turns(Body body, Map<Component, MessageLine> lines, RunningProcess host) {
        this.body = body;
        this.lines = lines;
        this.host = host;
        for (Component component : lines.keySet()) {
            throughputs.put(component, new ArrayList<>());
            latencies.put(component, new ArrayList<>());
        }
    }

    /** The rows of all components for one size, after a round that does not count. */
    static List<Row> taken(Body body, Map<Component, MessageLine> lines, RunningProcess host)
            throws InterruptedException {
        new Turns(body, lines, host).round(0);
        var turns = new Turns(body, lines, host);
        for (int round = 0; round < ROUNDS; round++) {
            turns.round(round);
        }
        return lines.keySet().stream().map(turns::row).toList();
    }

    private void round(int round) throws InterruptedException {
        for (Component component : Rotation.of(lines.keySet(), round)) {
            Duration before = host.time();
            throughputs.get(component).add(lines.get(component).throughput(body));
            hostTimes.merge(component, host.time().minus(before), Duration::plus);
            latencies.get(component).addAll(lines.get(component).latencies(body));
        }
    }

    private Row row(Component component) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            ratios.add(throughputs.get(component).get(round)
                    / throughputs.get(Component.SMALLEST).get(round));
        }
        var ratio = new Samples(ratios);
        var latency = new Samples(latencies.get(component));
        return new Row(
                component.componentName(),
                body.bytes(),
                ROUNDS,
                body.underWay(),
                new Samples(throughputs.get(component)).median(),
                ratio.median(),
                ratio.quantile(0.25),
                ratio.quantile(0.75),
                hostTimes.get(component).dividedBy((long) ROUNDS * body.messages()),
                duration(latency.median()),
                duration(latency.quantile(0.99)));
    }

    private static Duration duration(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }
}
