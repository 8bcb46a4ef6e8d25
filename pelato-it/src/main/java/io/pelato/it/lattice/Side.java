package io.pelato.it.lattice;

/**
 * One side of the lattice: a machine with a NATS server and a host.
 *
 * @param name what its host's label {@code host-type} says
 * @param address the loopback address that stands for the machine
 */
public record Side(String name, String address) {

    /** Where WADM, the registry and JetStream are. */
    public static final Side CLOUD = new Side("cloud", "127.0.0.1");

    /** A leaf of the cloud. */
    public static final Side EDGE = new Side("edge", "127.0.0.2");
}
