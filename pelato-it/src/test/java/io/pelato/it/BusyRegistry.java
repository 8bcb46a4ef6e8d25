package io.pelato.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/** A limit of requests before a real registry: each kind is refused once, with the seconds to wait, and then let through. */
final class BusyRegistry implements AutoCloseable {

    private static final Set<String> OF_A_CONNECTION = Set.of("connection", "transfer-encoding");
    private static final int BUSY = 429;

    /** What is asked for, without the name of a component, a blob or an upload. */
    private static final Pattern KIND = Pattern.compile("^/v2/.*/(manifests|blobs/uploads|blobs)/.*");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final String registry;

    private BusyRegistry(HttpServer server, String registry) {
        this.server = server;
        this.registry = registry;
    }

    static BusyRegistry before(String registry) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var busy = new BusyRegistry(server, registry);
            server.createContext("/", busy::answer);
            server.setExecutor(Executors.newCachedThreadPool());
            server.start();
            return busy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** The kinds of requests that were refused, by method and what they are about. */
    List<String> refused() {
        return List.copyOf(refused);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String request = exchange.getRequestMethod() + " "
                    + KIND.matcher(exchange.getRequestURI().getPath()).replaceFirst("$1");
            if (seen.add(request)) {
                refused.add(request);
                exchange.getResponseHeaders().set("Retry-After", "1");
                exchange.sendResponseHeaders(BUSY, -1);
                return;
            }
            HttpResponse<byte[]> answer = let(exchange, body);
            answer.headers().map().forEach((name, values) -> {
                if (!OF_A_CONNECTION.contains(name)) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<byte[]> let(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://" + registry + exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body))
                .header("X-Forwarded-Host", host())
                .header("X-Forwarded-Proto", "http");
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (List.of("Accept", "Authorization", "Content-type").contains(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
