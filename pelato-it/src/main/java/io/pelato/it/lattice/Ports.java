package io.pelato.it.lattice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Ports that are free on every loopback address of the lattice. */
public final class Ports {

    private static final int CONNECT_MILLISECONDS = 500;

    private Ports() {}

    /** A port that nobody listens on at any of the addresses. */
    public static int free(List<String> addresses) {
        for (int attempt = 0; attempt < 100; attempt++) {
            int port = anyPort();
            if (freeAt(addresses, port)) {
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

    private static int anyPort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
