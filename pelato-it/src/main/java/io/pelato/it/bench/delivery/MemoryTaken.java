package io.pelato.it.bench.delivery;

import io.pelato.it.bench.delivery.DeliveryPathResult.Memory;
import io.pelato.it.bench.process.RunningProcess;
import io.pelato.it.lattice.Lattice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Measures memory. A NATS server does not give back what it once had, so each way with each size gets a server that has
 * just been started. Providers go on running: what they took for smaller bodies is less than what larger ones take.
 */
record MemoryTaken(Lattice lattice, Map<Way, DeliveryLine> lines, KeptStreams streams) {

    private static final int TIMES = 3;

    /** What a way takes for the messages of three turns. */
    Memory of(Way way, Size size) throws IOException, InterruptedException {
        streams.empty();
        lattice.killCloudNats();
        lattice.startCloudNats();
        lines.get(way).awaitOpen();
        for (int time = 0; time < TIMES; time++) {
            lines.get(way).throughput(size);
        }
        return new Memory(
                RunningProcess.the(way.name(), words -> isProvider(way, words)).peak(),
                RunningProcess.the("the NATS server", MemoryTaken::isServer).peak());
    }

    private static boolean isServer(List<String> words) {
        return words.get(0).endsWith("/nats-server")
                && words.stream().anyMatch(word -> word.endsWith("/cloud-nats.conf"));
    }

    private static boolean isProvider(Way way, List<String> words) {
        Path program = Path.of(words.get(0));
        return switch (way) {
            case BY_HAND -> program.endsWith("subscriber");
            case AT_LEAST_ONCE -> words.get(0).contains("pelato_messaging");
            case AT_MOST_ONCE -> words.get(0).contains("messaging_nats");
        };
    }
}
