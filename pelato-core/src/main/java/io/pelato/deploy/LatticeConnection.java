package io.pelato.deploy;

/**
 * A connection with what there is to talk to behind it.
 *
 * @param nats the connection
 * @param wadm WADM
 * @param lattice the lattice's hosts
 */
record LatticeConnection(NatsConversation nats, Wadm wadm, NatsLattice lattice) implements AutoCloseable {

    static LatticeConnection open(LatticeSettings settings) {
        var nats = new NatsConversation(new NatsConnector(settings.nats()).connect());
        return new LatticeConnection(
                nats, new NatsWadm(nats, settings.lattice()), new NatsLattice(nats, settings.lattice()));
    }

    boolean isOpen() {
        return nats.isOpen();
    }

    @Override
    public void close() {
        nats.close();
    }
}
