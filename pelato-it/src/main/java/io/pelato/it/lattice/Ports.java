package io.pelato.it.lattice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports that are free on every loopback address of the lattice, and that their servers keep although they stop and start
 * again: they lie below those that Linux gives to connections that go out (net.ipv4.ip_local_port_range, 32768 and
 * more), one of which could take a server's place while it is away.
 */
public final class Ports {

    private static final int CONNECT_MILLISECONDS = 500;
    private static final int FIRST = 20_000;
    private static final int BEHIND_LAST = 32_768;
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private Ports() {}

    /** A port that nobody listens on at any of the addresses, and that nobody else in this process got. */
    public static int free(List<String> addresses) {
        for (int attempt = 0; attempt < 1000; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, BEHIND_LAST);
            if (freeAt(addresses, port) && GIVEN.add(port)) {
                return port;
            }
        }
        throw new IllegalStateException("No port is free at all of " + addresses);
    }

    /** Whether somebody listens there. */
    public static boolean open(String address, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), CONNECT_MILLISECONDS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean freeAt(List<String> addresses, int port) {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (String address : addresses) {
                sockets.add(new ServerSocket(port, 1, InetAddress.getByName(address)));
            }
            return true;
        } catch (IOException e) {
            return false;
        } finally {
            sockets.forEach(Ports::close);
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
