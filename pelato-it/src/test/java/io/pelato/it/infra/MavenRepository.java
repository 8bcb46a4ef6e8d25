package io.pelato.it.infra;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A Maven repository that every container reaches: what lies in a folder. */
final class MavenRepository implements AutoCloseable {
    private final HttpServer server;

    private MavenRepository(HttpServer server) {
        this.server = server;
    }

    static MavenRepository of(Path folder) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(Engine.machine(), 0), 0);
        server.createContext("/", exchange -> answer(exchange, folder));
        server.start();
        return new MavenRepository(server);
    }

    private static void answer(HttpExchange exchange, Path folder) throws IOException {
        try (exchange) {
            String name = exchange.getRequestURI().getPath().substring(1);
            Path file = folder.resolve(name.replaceFirst("\\.sha1$", ""));
            if (!Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] content = Files.readAllBytes(file);
            byte[] answer = name.endsWith(".sha1") ? sha1(content) : content;
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    /** What Maven asks for beside each file. */
    private static byte[] sha1(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(content);
            return HexFormat.of().formatHex(digest).getBytes(StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    String url() {
        return "http://" + Engine.machine() + ":" + port();
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
