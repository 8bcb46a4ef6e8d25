package io.pelato.lattice;

import io.nats.client.Connection;
import io.pelato.problem.ProblemsException;
import java.util.List;

/** A connection with what there is to talk to behind it. */
public final class LatticeConnection implements AutoCloseable {

    private final NatsConversation nats;
    private final NatsWadm wadm;
    private final NatsLattice lattice;

    private LatticeConnection(NatsConversation nats, String lattice) {
        this.nats = nats;
        this.wadm = new NatsWadm(nats, lattice);
        this.lattice = new NatsLattice(nats, lattice);
        nats.askForPermissions();
    }

    /**
     * Connects, and asks what this user may do.
     *
     * @throws ProblemsException when NATS cannot be reached or refuses
     */
    public static LatticeConnection open(LatticeSettings settings) {
        var connector = new NatsConnector(settings.nats());
        return new LatticeConnection(
                new NatsConversation(connector.connect(), connector.refusals()), settings.lattice());
    }

    /**
     * Finds out whether this user may do what will be done, as far as the server tells.
     *
     * @throws ProblemsException that names every right that is missing
     */
    public void expect(List<NatsRight> rights) {
        nats.expect(rights);
    }

    /** The server that was reached, without a user or password. */
    public String server() {
        return nats.server();
    }

    /** What to say when the client does not try to connect any more. */
    public ProblemsException lost(IllegalStateException cause) {
        return nats.lost(cause);
    }

    /** What the server refused on this connection so far. */
    public List<NatsRight> refused() {
        return nats.refused();
    }

    /** WADM, if it runs there. */
    public Wadm wadm() {
        return wadm;
    }

    /** The hosts. */
    public Lattice lattice() {
        return lattice;
    }

    /** The connection itself, for what else is kept in this NATS. */
    public Connection nats() {
        return nats.connection();
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
