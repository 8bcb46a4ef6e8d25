package io.pelato.lattice;

import io.pelato.TestKeys;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;

/** As much of a NATS server with TLS as a connection needs, and a memory of what clients sent. */
final class TlsNats implements AutoCloseable {

    static final String NO_HANDSHAKE = "no handshake";

    final List<String> received = new CopyOnWriteArrayList<>();

    private final List<Socket> clients = new CopyOnWriteArrayList<>();
    private final ServerSocket server;
    private final TestKeys keys;
    private final String announced;

    private TlsNats(ServerSocket server, TestKeys keys, String announced) {
        this.server = server;
        this.keys = keys;
        this.announced = announced;
        start(this::accept);
    }

    /** A server with this key, which tells clients of other servers of its cluster. */
    static TlsNats start(TestKeys keys, String... others) {
        try {
            String announced =
                    Stream.of(others).map(other -> "\"" + other + "\"").collect(Collectors.joining(","));
            return new TlsNats(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), keys, announced);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "tls-nats");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                clients.add(client);
                start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            String info = "INFO {\"server_id\":\"X\",\"version\":\"2.15.1\",\"proto\":1,\"headers\":true,"
                    + "\"max_payload\":1048576,\"tls_required\":true,\"host\":\"127.0.0.1\",\"port\":" + port()
                    + ",\"connect_urls\":[" + announced + "]}\r\n";
            client.getOutputStream().write(info.getBytes(StandardCharsets.UTF_8));
            var secure = (SSLSocket) keys.context().getSocketFactory().createSocket(client, "client", 0, true);
            secure.setUseClientMode(false);
            secure.startHandshake();
            var in = new BufferedReader(new InputStreamReader(secure.getInputStream(), StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                received.add(line);
                if (line.startsWith("PING")) {
                    secure.getOutputStream().write("PONG\r\n".getBytes(StandardCharsets.UTF_8));
                }
            }
        } catch (IOException refused) {
            received.add(NO_HANDSHAKE);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket client : clients) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
