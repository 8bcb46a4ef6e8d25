package io.pelato.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** Does TLS for a registry, as a server before it does, and lets in only who shows a certificate. */
final class TlsFront implements AutoCloseable {

    private final SSLServerSocket server;
    private final String registry;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private TlsFront(SSLServerSocket server, String registry) {
        this.server = server;
        this.registry = registry;
        threads.execute(this::accept);
    }

    /** A front that speaks this version of TLS alone, such as {@code TLSv1.3}. */
    static TlsFront before(InMemoryRegistry registry, SSLContext context, String version) throws IOException {
        var server = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        server.setNeedClientAuth(true);
        server.setEnabledProtocols(new String[] {version});
        return new TlsFront(server, registry.host());
    }

    String host() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var caller = (SSLSocket) server.accept();
                threads.execute(() -> serve(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(SSLSocket caller) {
        String[] address = registry.split(":", 2);
        try (caller) {
            caller.startHandshake();
            try (Socket behind = new Socket(address[0], Integer.parseInt(address[1]))) {
                threads.execute(() -> pass(behind, caller));
                caller.getInputStream().transferTo(behind.getOutputStream());
            }
        } catch (IOException refused) {
            // The caller has been told by an alert.
        }
    }

    private static void pass(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
            to.close();
        } catch (IOException ended) {
            // Either of the two has hung up.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
