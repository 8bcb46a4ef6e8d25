package io.pelato.it.bench.resources;

import io.pelato.it.bench.process.HostProcess;
import io.pelato.it.bench.process.RunningProcess;
import io.pelato.it.lattice.Side;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program of a lattice. The host is the edge's: like a host in a pod of the cloud it has a NATS server of its own beside
 * it, which is a leaf.
 */
public enum Part {
    /** The host. */
    HOST("the host"),
    /** What calls tasks with {@code delivery: at_most_once}. */
    MESSAGING("messaging-nats"),
    /** What calls tasks with {@code delivery: at_least_once}. */
    PELATO_MESSAGING("pelato-messaging"),
    /** The NATS server beside the host. */
    LEAF("the leaf"),
    /** The NATS server with JetStream. */
    NATS("NATS"),
    /** WADM. */
    WADM("WADM");

    private final String shown;

    Part(String shown) {
        this.shown = shown;
    }

    /** The name in a table. */
    public String shown() {
        return shown;
    }

    /** Its process, if it runs: providers do where a task of their kind is deployed. */
    Optional<RunningProcess> process() {
        return switch (this) {
            case HOST -> Optional.of(HostProcess.of(Side.EDGE));
            case MESSAGING -> provider("messaging_nats");
            case PELATO_MESSAGING -> provider("pelato_messaging");
            case LEAF -> Optional.of(server("edge-nats.conf"));
            case NATS -> Optional.of(server("cloud-nats.conf"));
            case WADM ->
                Optional.of(RunningProcess.the(shown, words -> words.get(0).endsWith("/wadm")));
        };
    }

    /** All that run. */
    static Map<Part, RunningProcess> running() {
        Map<Part, RunningProcess> running = new EnumMap<>(Part.class);
        for (Part part : values()) {
            part.process().ifPresent(process -> running.put(part, process));
        }
        return running;
    }

    private static Optional<RunningProcess> provider(String name) {
        return HostProcess.of(Side.EDGE).child(words -> words.get(0).contains(name));
    }

    private RunningProcess server(String configuration) {
        return RunningProcess.the(shown, words -> isServer(words, configuration));
    }

    private static boolean isServer(List<String> words, String configuration) {
        return words.get(0).endsWith("/nats-server")
                && words.stream().anyMatch(word -> word.endsWith("/" + configuration));
    }
}
