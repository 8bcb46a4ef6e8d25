package io.pelato.lattice;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out whether anybody listens where a URL leads to. A host's name may have several addresses, such as those of a
 * cluster's servers, of which some may be down; the client tries them all.
 *
 * @param resolver knows the addresses of names
 */
record Reach(Resolver resolver) {

    /** How long each address has to answer. */
    private static final int MILLIS = 3000;

    /** Tells the addresses of a host. */
    @FunctionalInterface
    interface Resolver {

        /**
         * All of them, in the order in which they are to be tried.
         *
         * @throws UnknownHostException if there is none
         */
        List<InetAddress> addresses(String host) throws UnknownHostException;
    }

    /** By the names that this machine knows. */
    static Reach ofThisMachine() {
        return new Reach(host -> List.of(InetAddress.getAllByName(host)));
    }

    /** Why nobody can be reached there, at any of the host's addresses; empty where somebody can. */
    Optional<String> fault(NatsUrl url) {
        Set<String> faults = new LinkedHashSet<>();
        try {
            for (InetAddress address : resolver.addresses(url.host())) {
                Optional<String> fault = fault(url, address);
                if (fault.isEmpty()) {
                    return Optional.empty();
                }
                faults.add(fault.get());
            }
        } catch (UnknownHostException e) {
            return Optional.of("there is no host " + url.host());
        }
        return Optional.of(String.join("; ", faults));
    }

    private static Optional<String> fault(NatsUrl url, InetAddress address) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, url.port()), MILLIS);
            return Optional.empty();
        } catch (SocketTimeoutException e) {
            return Optional.of(url.host() + " does not answer on port " + url.port());
        } catch (IOException e) {
            return Optional.of(
                    "nothing listens on port " + url.port() + " of " + url.host() + " (" + e.getMessage() + ")");
        }
    }
}
