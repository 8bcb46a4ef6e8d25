package io.pelato.it.lattice;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A running lattice: a registry, the cloud's NATS with WADM and a host, the edge's NATS as its leaf with a host, and the
 * providers as archives in the registry. Every port is a free one, so lattices do not meet.
 */
public final class Lattice implements AutoCloseable {

    /** The lattice's name in wasmCloud's subjects. */
    public static final String NAME = "default";

    /** The domain of the JetStream that the cloud's NATS server has. */
    public static final String JETSTREAM_DOMAIN = "cloud";

    /** The name under which every host, wherever it is, finds its own side's NATS server. */
    public static final String NATS_NAME = "nats.lattice";

    private static final String HOST = "/wasmcloud";
    private static final int WADM_CLEANUP_SECONDS = 20;
    private static final int USUAL_CLEANUP_SECONDS = 70;

    private final LatticePorts ports;
    private final LatticeConfig config;
    private final Map<String, String> providers;
    private final Map<Part, Service> running = new EnumMap<>(Part.class);
    private final Deque<Part> started = new ArrayDeque<>();

    private enum Part {
        REGISTRY,
        CLOUD_NATS,
        WADM,
        EDGE_NATS,
        CLOUD_HOST,
        EDGE_HOST
    }

    private Lattice(LatticePorts ports, LatticeConfig config) {
        this.ports = ports;
        this.config = config;
        this.providers = new LinkedHashMap<>();
    }

    /**
     * Starts everything and waits until it answers.
     *
     * @param directory gets the servers' data and, under {@code logs}, what they said
     */
    public static Lattice start(Path directory) {
        return start(directory, ProviderArchives.ARCHIVES);
    }

    /** As {@link #start(Path)}, but with none of wasmCloud's own providers in the registry. */
    public static Lattice startWithoutProviders(Path directory) {
        return start(directory, Map.of());
    }

    private static Lattice start(Path directory, Map<String, String> archives) {
        LatticePorts ports = LatticePorts.free();
        var lattice = new Lattice(ports, new LatticeConfig(directory, Tools.installed(), ports));
        try {
            lattice.startAll(archives);
            return lattice;
        } catch (RuntimeException e) {
            lattice.close();
            throw e;
        }
    }

    private void startAll(Map<String, String> archives) {
        start(Part.REGISTRY);
        start(Part.CLOUD_NATS);
        start(Part.WADM);
        start(Part.EDGE_NATS);
        providers.putAll(new ProviderArchives(config.tools(), registry()).push(archives));
        start(Part.CLOUD_HOST);
        start(Part.EDGE_HOST);
    }

    private void start(Part part) {
        running.put(
                part,
                switch (part) {
                    case REGISTRY -> config.registry();
                    case CLOUD_NATS -> config.cloudNats();
                    case WADM -> config.wadm(WADM_CLEANUP_SECONDS);
                    case EDGE_NATS -> config.edgeNats();
                    case CLOUD_HOST -> config.host(Side.CLOUD, LatticeConfig.HOST_THREADS);
                    case EDGE_HOST -> config.host(Side.EDGE, LatticeConfig.HOST_THREADS);
                });
        started.push(part);
    }

    private void kill(Part part) {
        running.remove(part).kill();
        started.remove(part);
    }

    private void stop(Part part) {
        running.remove(part).close();
        started.remove(part);
    }

    /** The registry's host and port; it speaks plain HTTP. */
    public String registry() {
        return Side.CLOUD.address() + ":" + ports.registry();
    }

    /** The URL of a side's NATS server, as this machine sees it. */
    public String natsUrl(Side side) {
        return "nats://" + side.address() + ":" + ports.nats();
    }

    /** The URL of the NATS server that is nearest, as every host sees it. */
    public String hostsNatsUrl() {
        return "nats://" + NATS_NAME + ":" + ports.nats();
    }

    /** The images of the providers by their names in descriptors. */
    public Map<String, String> providers() {
        return Map.copyOf(providers);
    }

    /** The settings that make the plugin use this lattice, as arguments of Maven. */
    public List<String> mavenArguments() {
        List<String> arguments = new ArrayList<>(List.of(
                "-Dpelato.registry=" + registry() + "/pelato",
                "-Dpelato.registry.allowHttp=true",
                "-Dpelato.nats.url=" + natsUrl(Side.CLOUD),
                "-Dpelato.nats.hosts=" + hostsNatsUrl()));
        if (!providers.isEmpty()) {
            arguments.add(providers.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + entry.getValue())
                    .sorted()
                    .collect(Collectors.joining(",", "-Dpelato.providers=", "")));
        }
        return List.copyOf(arguments);
    }

    /** What a side's host, with its components and providers, has said so far. */
    public String log(Side side) {
        return running.get(side.equals(Side.CLOUD) ? Part.CLOUD_HOST : Part.EDGE_HOST)
                .log();
    }

    /** Starts a mirror of the registry near the edge machines; whoever asks for it closes it. */
    public Service mirror() {
        return config.mirror();
    }

    /** The mirror's host and port; hosts may ask it without encryption. */
    public String mirrorAddress() {
        return config.mirrorAddress();
    }

    /** Where another NATS server joins the lattice as a leaf of the cloud's. */
    public String leafUrl() {
        return "nats://" + Side.CLOUD.address() + ":" + ports.leaf();
    }

    /** The folder of the logs. */
    public Path logs() {
        return config.logs();
    }

    /** Stops the edge's host in good order. */
    public void stopEdgeHost() {
        stop(Part.EDGE_HOST);
    }

    /** Starts the edge's host again. */
    public void startEdgeHost() {
        start(Part.EDGE_HOST);
    }

    /** Kills the edge's host and its providers at once, as a power cut would. */
    public void killEdgeHost() {
        kill(Part.EDGE_HOST);
    }

    /** Starts the edge's host again with this many threads for its work. */
    public void startEdgeHostWithThreads(int threads) {
        running.put(Part.EDGE_HOST, config.host(Side.EDGE, threads));
        started.push(Part.EDGE_HOST);
    }

    /** How many providers the hosts of both sides run. */
    public int providersRunning() {
        return running.get(Part.EDGE_HOST).childrenOf(HOST).size()
                + running.get(Part.CLOUD_HOST).childrenOf(HOST).size();
    }

    /** Kills the providers of both sides; their hosts start them again. */
    public void killProviders() {
        running.get(Part.EDGE_HOST).childrenOf(HOST).forEach(ProcessHandle::destroyForcibly);
        running.get(Part.CLOUD_HOST).childrenOf(HOST).forEach(ProcessHandle::destroyForcibly);
    }

    /** Starts another host of a side under a name of its own; whoever asks for it closes or kills it. */
    public Service anotherHost(Side side, String name) {
        Service host = config.unawaitedHost(side, name, LatticeConfig.HOST_THREADS);
        return host.await(
                "the lattice knows it", 60, () -> new Questions(natsUrl(Side.CLOUD)).hasHostWith("machine", name));
    }

    /**
     * An edge machine with a JetStream of its own, which is not started yet.
     *
     * @param name its host's label {@code machine}, and its JetStream domain
     * @param address the loopback address that stands for it
     * @param leafUrl where it reaches the cloud, such as over a link that a test cuts
     */
    public EdgeSite site(String name, String address, String leafUrl) {
        return new EdgeSite(config, name, address, leafUrl);
    }

    /** The port at which the cloud's NATS server takes leaf nodes. */
    public int leafPort() {
        return ports.leaf();
    }

    /** Kills WADM at once. */
    public void killWadm() {
        kill(Part.WADM);
    }

    /** Kills the cloud's NATS server at once; what it has stored stays. */
    public void killCloudNats() {
        kill(Part.CLOUD_NATS);
    }

    /** Starts the cloud's NATS server again, where it was. */
    public void startCloudNats() {
        start(Part.CLOUD_NATS);
    }

    /** Stops WADM. */
    public void stopWadm() {
        stop(Part.WADM);
    }

    /** Starts WADM again. */
    public void startWadm() {
        start(Part.WADM);
    }

    /** Starts WADM again as it is without settings: it forgets hosts later than a test wants to wait. */
    public void startWadmWithUsualPatience() {
        running.put(Part.WADM, config.wadm(USUAL_CLEANUP_SECONDS));
        started.push(Part.WADM);
    }

    /** Stops everything, the last started first. */
    @Override
    public void close() {
        while (!started.isEmpty()) {
            running.remove(started.pop()).close();
        }
    }
}
