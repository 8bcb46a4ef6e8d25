package io.pelato.it.bench.delivery;

import io.pelato.it.bench.delivery.DeliveryPathResult.Memory;
import io.pelato.it.bench.delivery.DeliveryPathResult.Row;
import io.pelato.it.bench.delivery.DeliveryPathResult.Speed;
import io.pelato.it.bench.messages.ComponentProject;
import io.pelato.it.lattice.Lattice;
import io.pelato.it.lattice.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures the ways from a message to its result on the cloud's host of a lattice: the tasks of {@code
 * bench-components/delivery}, and beside them the program {@code bench-components/subscriber}.
 */
public final class DeliveryPath {

    /** Pelato's default, which the tasks have too. */
    private static final int AT_ONCE = 100;

    private final Lattice lattice;
    private final Path components;
    private final Path plugin;
    private final Path folder;

    /**
     * A measurement on a lattice.
     *
     * @param lattice where the tasks run
     * @param components the folder {@code bench-components}
     * @param plugin the local Maven repository that holds the plugin
     * @param folder gets the program written by hand, and its log
     */
    public DeliveryPath(Lattice lattice, Path components, Path plugin, Path folder) {
        this.lattice = lattice;
        this.components = components;
        this.plugin = plugin;
        this.folder = folder;
    }

    /**
     * Deploys the tasks, measures, and takes everything away.
     *
     * @param rounds how many turns each way has with each size
     * @throws IllegalStateException when Maven or Go fails, or a message does not come out
     */
    public DeliveryPathResult measure(int rounds) throws IOException, InterruptedException {
        String natsUrl = lattice.natsUrl(Side.CLOUD);
        var streams = new KeptStreams(natsUrl);
        streams.makeResults();
        var tasks = new ComponentProject(lattice, components.resolve("delivery"), plugin);
        tasks.deploy();
        try (Subscriber subscriber =
                Subscriber.start(components.resolve("subscriber"), Files.createDirectories(folder), natsUrl, AT_ONCE)) {
            return measured(rounds, natsUrl, streams);
        } finally {
            tasks.undeploy("pelato.forget");
            streams.delete();
        }
    }

    private DeliveryPathResult measured(int rounds, String natsUrl, KeptStreams streams)
            throws IOException, InterruptedException {
        Map<Way, DeliveryLine> lines = new EnumMap<>(Way.class);
        try {
            for (Way way : Way.values()) {
                lines.put(way, DeliveryLine.through(way, natsUrl));
                lines.get(way).awaitOpen();
            }
            Map<Size, Map<Way, Memory>> memory = memory(lines, streams);
            List<Row> rows = new ArrayList<>();
            for (Size size : Size.MEASURED) {
                Map<Way, Speed> speeds = DeliveryTurns.taken(rounds, size, lines, streams);
                speeds.forEach((way, speed) -> rows.add(
                        new Row(way, size.bytes(), speed, memory.get(size).get(way))));
            }
            return new DeliveryPathResult(rows);
        } finally {
            for (DeliveryLine line : lines.values()) {
                line.close();
            }
        }
    }

    private Map<Size, Map<Way, Memory>> memory(Map<Way, DeliveryLine> lines, KeptStreams streams)
            throws IOException, InterruptedException {
        var taken = new MemoryTaken(lattice, lines, streams);
        Map<Size, Map<Way, Memory>> memory = new HashMap<>();
        for (Size size : Size.MEASURED) {
            Map<Way, Memory> ofWays = new EnumMap<>(Way.class);
            for (Way way : Way.values()) {
                ofWays.put(way, taken.of(way, size));
            }
            memory.put(size, ofWays);
        }
        return memory;
    }
}
