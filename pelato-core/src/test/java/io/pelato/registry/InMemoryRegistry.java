package io.pelato.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** As much of the OCI distribution specification as a push needs, and a memory of what was asked. */
final class InMemoryRegistry implements AutoCloseable {

    final Map<String, byte[]> blobs = new ConcurrentHashMap<>();
    final Map<String, byte[]> manifests = new ConcurrentHashMap<>();
    final List<String> requests = new CopyOnWriteArrayList<>();

    /** What each request said of who calls: a scheme of authorization, or a dash. */
    final List<String> callers = new CopyOnWriteArrayList<>();

    private final Map<String, byte[]> uploads = new ConcurrentHashMap<>();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final PlainFront front;
    private final List<Habit> habits = new CopyOnWriteArrayList<>();
    private volatile List<String> challenges = List.of();
    private volatile Optional<String> authorization = Optional.empty();
    private volatile Optional<String> tokenLogin = Optional.empty();

    private static final int NEVER = -1;
    private static final String TOKEN = "a-token";

    /** What the registry says instead of what it should. */
    record Answer(int status, String type, String body) {}

    /** Something that a registry does in its own way. */
    interface Habit {
        /** Answers a request, or leaves it to the registry. */
        boolean answers(HttpExchange exchange, String line) throws IOException;
    }

    private InMemoryRegistry(HttpServer server) throws IOException {
        this.server = server;
        this.front = new PlainFront(server.getAddress().getPort(), threads);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    static InMemoryRegistry start() {
        try {
            return new InMemoryRegistry(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Host and port. */
    String host() {
        return "127.0.0.1:" + front.port();
    }

    /** Lets only this user in, with the password in each request. */
    InMemoryRegistry onlyFor(String user, String password) {
        authorization = Optional.of(basic(user, password));
        return this;
    }

    /** Lets only this user in, with a token that it gives out for the password. */
    InMemoryRegistry withTokensFor(String user, String password) {
        tokenLogin = Optional.of(basic(user, password));
        authorization = Optional.of("Bearer " + TOKEN);
        return this;
    }

    private static String basic(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /** Answers requests that start so, such as {@code PUT /v2/team/name/manifests}, with something else. */
    InMemoryRegistry answer(String start, int status, String type, String body) {
        answers.put(start, new Answer(status, type, body));
        return this;
    }

    /** Asks for logins with these headers; {@code REALM} stands for where tokens are. */
    InMemoryRegistry challenging(String... headers) {
        challenges = List.of(headers);
        return this;
    }

    /** Does something in its own way before anything else. */
    InMemoryRegistry habit(Habit habit) {
        habits.add(habit);
        return this;
    }

    /** Answers the first request of each method and path that starts so with a status. */
    InMemoryRegistry failOnce(String start, int status, String... header) {
        Set<String> failed = ConcurrentHashMap.newKeySet();
        return habit((exchange, line) -> {
            if (!line.startsWith(start) || !failed.add(exchange.getRequestMethod())) {
                return false;
            }
            for (int i = 0; i < header.length; i += 2) {
                exchange.getResponseHeaders().set(header[i], header[i + 1]);
            }
            reply(exchange, status, "again".getBytes(StandardCharsets.UTF_8));
            return true;
        });
    }

    /** Answers all requests as it should again. */
    void recover() {
        answers.clear();
    }

    /** Never answers requests that start so. */
    InMemoryRegistry hang(String start) {
        return answer(start, NEVER, "", "");
    }

    /** The requests that carried something to the registry. */
    List<String> writes() {
        return requests.stream().filter(line -> !line.matches("(GET|HEAD) .*")).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String line = exchange.getRequestMethod() + " " + path;
        requests.add(line);
        byte[] body = exchange.getRequestBody().readAllBytes();
        String said = exchange.getRequestHeaders().getFirst("Authorization");
        callers.add(said == null ? "-" : said.split(" ", -1)[0]);
        for (Habit habit : habits) {
            if (habit.answers(exchange, line)) {
                return;
            }
        }
        Optional<Answer> other = answers.entrySet().stream()
                .filter(entry -> line.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        if (other.isPresent() && other.get().status() == NEVER) {
            return;
        }
        if (path.equals("/token") && other.isEmpty()) {
            token(exchange);
        } else if (other.isPresent()) {
            exchange.getResponseHeaders().set("Content-Type", other.get().type());
            reply(exchange, other.get().status(), other.get().body().getBytes(StandardCharsets.UTF_8));
        } else if (authorization.isPresent()
                && !authorization.get().equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            challenges().forEach(challenge -> exchange.getResponseHeaders().add("WWW-Authenticate", challenge));
            error(exchange, 401, "UNAUTHORIZED", "authentication required");
        } else if (path.equals("/v2/")) {
            reply(exchange, 200, "{}".getBytes(StandardCharsets.UTF_8));
        } else if (path.contains("/blobs/uploads/")) {
            upload(exchange, path, body);
        } else if (path.contains("/blobs/")) {
            lookUp(exchange, blobs.get(last(path)), "BLOB_UNKNOWN");
        } else {
            manifest(exchange, path, body);
        }
    }

    private List<String> challenges() {
        return challenges.isEmpty()
                ? List.of(challenge())
                : challenges.stream()
                        .map(header -> header.replace("REALM", "http://" + host() + "/token"))
                        .toList();
    }

    private String challenge() {
        return tokenLogin.isPresent()
                ? "Bearer realm=\"http://" + host() + "/token\",service=\"test\""
                : "Basic realm=\"test\"";
    }

    private void token(HttpExchange exchange) throws IOException {
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        if (tokenLogin.orElseThrow().equals(given)) {
            reply(exchange, 200, ("{\"token\":\"" + TOKEN + "\"}").getBytes(StandardCharsets.UTF_8));
        } else {
            error(exchange, 401, "UNAUTHORIZED", "incorrect username or password");
        }
    }

    private void upload(HttpExchange exchange, String path, byte[] body) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "POST" -> {
                exchange.getResponseHeaders().set("Location", path + uploads.size() + "-" + System.nanoTime());
                reply(exchange, 202, new byte[0]);
            }
            case "PATCH" -> {
                uploads.put(path, body);
                exchange.getResponseHeaders().set("Location", path);
                reply(exchange, 202, new byte[0]);
            }
            default -> {
                byte[] content = uploads.get(path);
                String digest = exchange.getRequestURI().getQuery().replaceFirst("digest=", "");
                if (!digest.equals(digest(content))) {
                    error(exchange, 400, "DIGEST_INVALID", "digest does not match");
                } else {
                    blobs.put(digest, content);
                    reply(exchange, 201, new byte[0]);
                }
            }
        }
    }

    private void manifest(HttpExchange exchange, String path, byte[] body) throws IOException {
        if (exchange.getRequestMethod().equals("PUT")) {
            String digest = digest(body);
            String repository = path.substring(0, path.lastIndexOf('/') + 1);
            manifests.put(path, body);
            manifests.put(repository + digest, body);
            exchange.getResponseHeaders().set("Docker-Content-Digest", digest);
            reply(exchange, 201, new byte[0]);
        } else {
            exchange.getResponseHeaders().set("Content-Type", "application/vnd.oci.image.manifest.v1+json");
            lookUp(exchange, manifests.get(path), "MANIFEST_UNKNOWN");
        }
    }

    private static void lookUp(HttpExchange exchange, byte[] content, String unknown) throws IOException {
        if (content == null) {
            error(exchange, 404, unknown, "not here");
        } else {
            reply(exchange, 200, content);
        }
    }

    private static void error(HttpExchange exchange, int status, String code, String message) throws IOException {
        String body = "{\"errors\":[{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}]}";
        reply(exchange, status, body.getBytes(StandardCharsets.UTF_8));
    }

    static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
                exchange.sendResponseHeaders(status, -1);
                return;
            }
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    static String digest(byte[] content) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            front.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.stop(0);
        threads.shutdownNow();
    }
}
