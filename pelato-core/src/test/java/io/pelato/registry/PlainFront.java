package io.pelato.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;

/**
 * Stands before the JDK's HTTP server, which waits for ever when TLS is spoken to it, and answers TLS as servers
 * written in Go do.
 */
final class PlainFront implements AutoCloseable {

    private static final int TLS_HANDSHAKE = 0x16;
    private static final String ANSWER_TO_TLS = "HTTP/1.0 400 Bad Request\r\n\r\n";

    private final ServerSocket front;
    private final int back;
    private final ExecutorService threads;

    PlainFront(int back, ExecutorService threads) throws IOException {
        this.front = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.back = back;
        this.threads = threads;
        threads.execute(this::accept);
    }

    int port() {
        return front.getLocalPort();
    }

    private void accept() {
        while (!front.isClosed()) {
            try {
                Socket client = front.accept();
                threads.execute(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                InputStream in = client.getInputStream();
                OutputStream out = client.getOutputStream()) {
            int first = in.read();
            if (first == TLS_HANDSHAKE) {
                in.skipNBytes(in.available());
                out.write(ANSWER_TO_TLS.getBytes(StandardCharsets.US_ASCII));
                return;
            }
            try (Socket server = new Socket(front.getInetAddress(), back)) {
                server.getOutputStream().write(first);
                threads.execute(() -> copy(in, server));
                server.getInputStream().transferTo(out);
            }
        } catch (IOException ended) {
            // The client went away.
        }
    }

    private static void copy(InputStream in, Socket server) {
        try {
            in.transferTo(server.getOutputStream());
            server.shutdownOutput();
        } catch (IOException ended) {
            // One of the two went away.
        }
    }

    @Override
    public void close() throws IOException {
        front.close();
    }
}
