package io.pelato.it.lattice;

import java.util.List;

/**
 * The ports of one lattice.
 *
 * @param nats the port of every NATS server, each on its side's address
 * @param leaf the port where the cloud's NATS server takes leaf nodes
 * @param registry the registry's port on the cloud's address
 */
record LatticePorts(int nats, int leaf, int registry) {

    static LatticePorts free() {
        List<String> addresses = List.of("127.0.0.1", "127.0.0.2", "127.0.0.3", "127.0.0.4");
        return new LatticePorts(Ports.free(addresses), Ports.free(addresses), Ports.free(addresses));
    }
}
