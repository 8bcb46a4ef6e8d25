package io.pelato.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * What GitLab's registry says to the manifest of a WebAssembly image. No registry that can be started here refuses one,
 * so this stands where the manifest arrives; every layer counts as being there already.
 */
record ChoosyRegistry(String host, HttpServer server) implements AutoCloseable {

    private static final String REFUSAL =
            "{\"errors\":[{\"code\":\"MANIFEST_INVALID\",\"message\":\"manifest invalid\","
                    + "\"detail\":\"unknown media type: application/vnd.wasm.config.v0+json\"}]}";

    static ChoosyRegistry start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/v2/", ChoosyRegistry::answer);
            server.start();
            return new ChoosyRegistry("127.0.0.1:" + server.getAddress().getPort(), server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            boolean manifest = exchange.getRequestURI().getPath().contains("/manifests/");
            boolean sent = exchange.getRequestMethod().equals("PUT");
            byte[] body = manifest && sent ? REFUSAL.getBytes(StandardCharsets.UTF_8) : new byte[0];
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
            exchange.sendResponseHeaders(manifest ? (sent ? 400 : 404) : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
