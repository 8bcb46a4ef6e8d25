package io.pelato.it.lattice;

/** An edge machine of a lattice, with a JetStream of its own: a NATS server that is a leaf of the cloud's, and a host. */
public final class EdgeSite implements AutoCloseable {

    private static final int READY_SECONDS = 60;

    private final LatticeConfig config;
    private final String name;
    private final Side side;
    private final String leafUrl;
    private Service nats;
    private Service host;

    EdgeSite(LatticeConfig config, String name, String address, String leafUrl) {
        this.config = config;
        this.name = name;
        this.side = new Side(Side.EDGE.name(), address);
        this.leafUrl = leafUrl;
    }

    /** Starts the machine, again with the data that it has, and waits until the lattice knows its host. */
    public void start() {
        nats = config.siteNats(name, side.address(), leafUrl);
        host = config.unawaitedHost(side, name, LatticeConfig.HOST_THREADS)
                .await(
                        "the lattice knows the host of " + name,
                        READY_SECONDS,
                        () -> new Questions(config.natsUrl(Side.CLOUD)).hasHostWith("machine", name));
    }

    /** Kills all of the machine at once, as a power cut would; what NATS has stored stays. */
    public void kill() {
        host.kill();
        nats.kill();
    }

    /** The URL of its NATS server. */
    public String natsUrl() {
        return config.natsUrl(side);
    }

    /** What its host, with its components and providers, has said so far. */
    public String log() {
        return host.log();
    }

    /** Stops the machine, if it was ever started. */
    @Override
    public void close() {
        if (host != null) {
            host.close();
            nats.close();
        }
    }
}
