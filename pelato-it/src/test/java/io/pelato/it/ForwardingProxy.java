package io.pelato.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP proxy of a test's own that lets one user in and brings every request to one server. */
final class ForwardingProxy implements AutoCloseable {

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final ServerSocket server;
    private final int target;
    private final String login;

    private ForwardingProxy(ServerSocket server, int target, String login) {
        this.server = server;
        this.target = target;
        this.login = login;
        start(this::accept);
    }

    /** A proxy before a server of this machine, whatever host is asked for. */
    static ForwardingProxy to(String host, String user, String password) {
        try {
            byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
            return new ForwardingProxy(
                    new ServerSocket(0, 50, InetAddress.getLoopbackAddress()),
                    Integer.parseInt(host.replaceFirst(".*:", "")),
                    "Proxy-Authorization: Basic " + Base64.getEncoder().encodeToString(pair));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    /** The first line of each request that was let through. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "forwarding-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            String head = head(client.getInputStream());
            while (!head.isEmpty() && !head.contains(login)) {
                write(
                        client,
                        "HTTP/1.1 407 Login\r\nProxy-Authenticate: Basic realm=\"p\"\r\nContent-Length: 0\r\n\r\n");
                head = head(client.getInputStream());
            }
            if (head.isEmpty()) {
                return;
            }
            requests.add(head.lines().findFirst().orElse(""));
            try (Socket origin = new Socket(InetAddress.getLoopbackAddress(), target)) {
                if (head.startsWith("CONNECT")) {
                    write(client, "HTTP/1.1 200 Connected\r\n\r\n");
                } else {
                    write(origin, head);
                }
                start(() -> copy(client, origin));
                origin.getInputStream().transferTo(client.getOutputStream());
            }
        } catch (IOException ended) {
            return;
        }
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.append((char) next);
            if (head.toString().endsWith("\r\n\r\n")) {
                return head.toString();
            }
        }
        return "";
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException ended) {
            return;
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
