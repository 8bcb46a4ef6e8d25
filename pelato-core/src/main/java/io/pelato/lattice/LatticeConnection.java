package io.pelato.lattice;

import io.pelato.problem.ProblemsException;

/** A connection with what there is to talk to behind it. */
public final class LatticeConnection implements AutoCloseable {

    private final NatsConversation nats;
    private final NatsWadm wadm;
    private final NatsLattice lattice;

    private LatticeConnection(NatsConversation nats, String lattice) {
        this.nats = nats;
        this.wadm = new NatsWadm(nats, lattice);
        this.lattice = new NatsLattice(nats, lattice);
    }

    /**
     * Connects.
     *
     * @throws ProblemsException when NATS cannot be reached or refuses
     */
    public static LatticeConnection open(LatticeSettings settings) {
        return new LatticeConnection(
                new NatsConversation(new NatsConnector(settings.nats()).connect()), settings.lattice());
    }

    /** WADM, if it runs there. */
    public Wadm wadm() {
        return wadm;
    }

    /** The hosts. */
    public Lattice lattice() {
        return lattice;
    }

    /** Looks for hosts before anybody needs the answer, for it takes most of a second until no host can be missing. */
    public void lookAhead() {
        lattice.lookAhead();
    }

    /** Whether the connection is up now. */
    public boolean isOpen() {
        return nats.isOpen();
    }

    @Override
    public void close() {
        nats.close();
    }
}
