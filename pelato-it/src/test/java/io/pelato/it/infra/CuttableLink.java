package io.pelato.it.infra;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * A TCP link that a test can cut as a broken line does: nothing arrives any more, and neither side is told. New
 * connections are taken and get no answer.
 */
public final class CuttableLink implements AutoCloseable {
    private final ServerSocket listener;
    private final Supplier<InetSocketAddress> target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    public CuttableLink(String host, int port) throws IOException {
        this(() -> new InetSocketAddress(host, port));
    }

    /** Asks for each connection where it leads to. */
    CuttableLink(Supplier<InetSocketAddress> target) throws IOException {
        this.target = target;
        this.listener = new ServerSocket(0);
        daemon(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    public void cut() {
        cut = true;
    }

    /** Mends the link; connections from before the cut are gone, as after any long outage. */
    public void mend() {
        sockets.forEach(CuttableLink::closeQuietly);
        sockets.clear();
        cut = false;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        sockets.forEach(CuttableLink::closeQuietly);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket from = listener.accept();
                sockets.add(from);
                if (!cut) {
                    connect(from);
                }
            } catch (IOException | UncheckedIOException e) {
                // The next connection may be a good one; a closed listener ends the loop.
                sockets.removeIf(Socket::isClosed);
            }
        }
    }

    private void connect(Socket from) throws IOException {
        Socket to = new Socket();
        try {
            to.connect(target.get(), 5000);
        } catch (IOException | UncheckedIOException e) {
            closeQuietly(from);
            closeQuietly(to);
            throw e;
        }
        sockets.add(to);
        daemon(() -> pump(from, to));
        daemon(() -> pump(to, from));
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[65536];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (!cut) {
                    out.write(buffer, 0, n);
                    out.flush();
                }
            }
        } catch (IOException e) {
            closeQuietly(from);
            closeQuietly(to);
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "link");
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(Closeable socket) {
        try {
            socket.close();
        } catch (IOException ignored) {
            // It is being thrown away.
        }
    }
}
