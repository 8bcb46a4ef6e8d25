package io.pelato.it.bench.resources;

import io.pelato.it.bench.messages.Body;
import io.pelato.it.bench.messages.MessageLine;
import io.pelato.it.bench.messages.Rotation;
import io.pelato.it.bench.messages.Samples;
import io.pelato.it.bench.process.RunningProcess;
import io.pelato.it.bench.resources.Instances.Memory;
import io.pelato.it.bench.resources.Instances.Work;
import io.pelato.it.lattice.Lattice;
import io.pelato.it.lattice.Side;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures what the setting {@code instances} is good for: tasks that differ in it alone take turns on one host. Memory is
 * that of a host that was just started, because it does not give back what it once had.
 */
public final class InstancesTrial {

    /** Messages as long as they can be; more of them under way would be more than a NATS server keeps for a connection. */
    public static final Body LONG = new Body(1024 * 1024 - 1024, 64, 32, 0);

    private static final int BYTES = 10_000;
    private static final int UNDER_WAY = 128;
    private static final int RETURNED = 1_000;
    /** As many times as each instance waits in a turn: about a second. */
    private static final int WAITS = 50;

    private final Lattice lattice;
    private final int rounds;

    private InstancesTrial(Lattice lattice, int rounds) {
        this.lattice = lattice;
        this.rounds = rounds;
    }

    /**
     * Measures the tasks {@code returns_N} and {@code waits_N}, which run. The edge's host is started anew several times.
     *
     * @param lattice where they run
     * @param rounds how many turns each has
     */
    public static List<Instances> taken(Lattice lattice, int rounds) throws IOException, InterruptedException {
        var trial = new InstancesTrial(lattice, rounds);
        List<Instances> all = new ArrayList<>();
        for (Work work : Work.values()) {
            all.addAll(trial.of(work));
        }
        return all;
    }

    private List<Instances> of(Work work) throws IOException, InterruptedException {
        Map<Integer, List<Double>> speeds = speeds(work);
        List<Instances> of = new ArrayList<>();
        for (int instances : Instances.MEASURED) {
            restartHost();
            try (MessageLine line = line(work, instances)) {
                of.add(new Instances(
                        work,
                        instances,
                        new Samples(speeds.get(instances)).median(),
                        LoadTrial.ratio(speeds.get(instances), speeds.get(Instances.MEASURED.get(0))),
                        memory(line, body(work, instances)),
                        memory(line, LONG)));
            }
        }
        return of;
    }

    private Map<Integer, List<Double>> speeds(Work work) throws IOException, InterruptedException {
        Map<Integer, MessageLine> lines = new HashMap<>();
        Map<Integer, List<Double>> speeds = new HashMap<>();
        try {
            for (int instances : Instances.MEASURED) {
                lines.put(instances, line(work, instances));
                speeds.put(instances, new ArrayList<>());
            }
            for (int round = 0; round < rounds; round++) {
                for (int instances : Rotation.of(Instances.MEASURED, round)) {
                    speeds.get(instances).add(lines.get(instances).throughput(body(work, instances)));
                }
            }
            return speeds;
        } finally {
            for (MessageLine line : lines.values()) {
                line.close();
            }
        }
    }

    private MessageLine line(Work work, int instances) throws IOException, InterruptedException {
        String task = work.name().toLowerCase(Locale.ROOT) + "_" + instances;
        return ResourceLine.through(task, lattice.natsUrl(Side.CLOUD));
    }

    private void restartHost() {
        lattice.stopEdgeHost();
        lattice.startEdgeHost();
    }

    private static Body body(Work work, int instances) {
        int messages = work == Work.WAITS ? Math.max(UNDER_WAY, WAITS * instances) : RETURNED;
        return new Body(BYTES, messages, UNDER_WAY, 0);
    }

    // What it took to start is left out, because it is the same for all.
    private static Memory memory(MessageLine line, Body body) throws IOException, InterruptedException {
        part(Part.HOST).forgetPeak();
        part(Part.PELATO_MESSAGING).forgetPeak();
        line.throughput(body);
        return new Memory(part(Part.HOST).peak(), part(Part.PELATO_MESSAGING).peak());
    }

    private static RunningProcess part(Part part) {
        return part.process().orElseThrow(() -> new IllegalStateException("There is no process of " + part.shown()));
    }
}
