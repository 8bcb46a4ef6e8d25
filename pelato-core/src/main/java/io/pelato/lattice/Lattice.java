package io.pelato.lattice;

import io.pelato.application.HeldConfig;
import io.pelato.problem.ProblemsException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The hosts of a lattice and what they keep: wasmCloud's control interface, version 1. */
public interface Lattice {

    /** The hosts that answer; none when none does. */
    List<LatticeHost> hosts();

    /** What hosts run, in their order; without those that do not answer any more. */
    List<HostInventory> inventories(List<LatticeHost> hosts);

    /**
     * How many hosts hear of links that are made from now on.
     *
     * @param hosts the hosts of the lattice, which say where that is kept
     * @return absent when the bucket that hosts follow is out of this user's reach
     * @throws ProblemsException when this user may not ask
     */
    OptionalInt followers(List<LatticeHost> hosts);

    /** The links of the lattice; none when there is no host to ask. */
    List<LatticeLink> links();

    /** Takes a link away and makes it again, so that both ends are told its configuration anew. */
    void renewLink(LatticeLink link);

    /** Makes a link. Hosts pass it on to its providers if it differs in anything from the one that they know. */
    void putLink(LatticeLink link);

    /** The values of a configuration; absent when there is none or no host to ask. */
    Optional<Map<String, String>> config(String name);

    /** Keeps a configuration in the lattice. */
    void putConfig(HeldConfig config);

    /** Takes a configuration away; does nothing when there is none. */
    void deleteConfig(String name);

    /**
     * Finds out whether configurations may be taken away. Changes nothing.
     *
     * @throws ProblemsException when it is known that they may not
     */
    void expectToDelete(List<String> configs);

    /** What happened since this was asked last. */
    List<LatticeEvent> events();
}
