package io.pelato.registry;

import io.pelato.registry.Endpoint.Challenge;
import io.pelato.registry.Endpoint.Scheme;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URL;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Asks a registry for {@code /v2/} before anything else: jib-core's own client tries again for a minute where nothing
 * listens, and cannot tell why a registry was not reached.
 */
final class RegistryProbe {

    private final RegistryAddress address;
    private final PlainHttp plainHttp;
    private final Duration patience;
    private final RegistryProblems problems;

    /** A probe that waits this long for each of its at most two requests. */
    RegistryProbe(RegistryAddress address, PlainHttp plainHttp, Duration patience) {
        this.address = address;
        this.plainHttp = plainHttp;
        this.patience = patience;
        this.problems = new RegistryProblems(address);
    }

    /**
     * Finds out how the registry wants to be spoken to.
     *
     * @throws io.pelato.problem.ProblemsException if it cannot be reached or is none
     */
    Endpoint probe() {
        try {
            return read(Scheme.HTTPS, ask(Scheme.HTTPS));
        } catch (SocketTimeoutException e) {
            // A plain server may wait for the end of what it takes for the first line of a request.
            return probePlain(e);
        } catch (ConnectException e) {
            return probeOtherPort(e);
        } catch (IOException e) {
            if (hasCause(e, GeneralSecurityException.class)) {
                throw problems.untrusted(e);
            }
            if (e instanceof UnknownHostException) {
                throw problems.unknownHost(e);
            }
            return probePlain(e);
        }
    }

    /** Without a port in its address a plain registry is at 80, not at 443. */
    private Endpoint probeOtherPort(ConnectException refused) {
        if (plainHttp == PlainHttp.ALLOWED && !address.host().contains(":")) {
            return probePlain(refused);
        }
        throw problems.notReached(refused);
    }

    private Endpoint probePlain(IOException overTls) {
        Answer response;
        try {
            response = ask(Scheme.HTTP);
        } catch (SocketTimeoutException e) {
            throw problems.silent(2 * patience.toSeconds(), e);
        } catch (ConnectException e) {
            throw problems.notReached(overTls);
        } catch (IOException e) {
            throw problems.noHttp(overTls);
        }
        Endpoint endpoint = read(Scheme.HTTP, response);
        if (plainHttp == PlainHttp.REFUSED) {
            throw problems.plainHttp();
        }
        return endpoint;
    }

    /** What a server said. */
    private record Answer(int status, String body, Map<String, List<String>> headers) {

        private String header(String name) {
            return all(name).stream().findFirst().orElse("");
        }

        private List<String> all(String name) {
            return headers.entrySet().stream()
                    .filter(header -> name.equalsIgnoreCase(header.getKey()))
                    .flatMap(header -> header.getValue().stream())
                    .toList();
        }
    }

    // Java's newer HTTP client keeps a thread that cannot be ended, and for which the JVM waits 0.3 s when it exits.
    private Answer ask(Scheme scheme) throws IOException {
        String host = JibRegistry.serverOf(address.host());
        var connection = (HttpURLConnection) new URL(scheme + "://" + host + "/v2/").openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout(Math.toIntExact(patience.toMillis()));
        connection.setReadTimeout(Math.toIntExact(patience.toMillis()));
        try {
            return read(connection);
        } catch (IOException e) {
            // A server that answers one at a time would go on waiting for the rest of this request.
            connection.disconnect();
            throw e;
        }
    }

    private static Answer read(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        if (status < 0) {
            throw new IOException("it does not answer as HTTP servers do");
        }
        try (InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            String text = body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(status, text, connection.getHeaderFields());
        }
    }

    private Endpoint read(Scheme scheme, Answer response) {
        int status = response.status();
        if (status == 200 && !response.header("Content-Type").contains("html")) {
            return new Endpoint(scheme, Challenge.NONE);
        }
        if (status == 401) {
            return new Endpoint(scheme, challenge(response));
        }
        if (status == 403) {
            throw problems.notAllowed(address.folder(), Optional.empty(), new IOException("status 403"));
        }
        if (status == 429) {
            throw problems.tooManyRequests(new IOException("status 429"));
        }
        if (status >= 500) {
            throw problems.unwell(status, response.body(), new IOException("status " + status));
        }
        String where = response.header("Location");
        throw problems.notARegistry("it answered GET /v2/ with status " + status
                + (where.isEmpty() ? " and " + kind(response) : " and sends to " + where));
    }

    private Challenge challenge(Answer response) {
        List<String> offers = response.all("WWW-Authenticate").stream()
                .map(offer -> offer.toLowerCase(Locale.ROOT))
                .toList();
        if (offers.stream().anyMatch(offer -> offer.startsWith("bearer "))) {
            return Challenge.BEARER;
        }
        if (offers.stream().anyMatch(offer -> offer.startsWith("basic"))) {
            return Challenge.BASIC;
        }
        throw problems.notARegistry(
                "it asks for a login but for neither a password nor a token, its WWW-Authenticate is " + offers);
    }

    private static String kind(Answer response) {
        String type = response.header("Content-Type");
        return type.isEmpty() ? "no content type" : "content of the type " + type;
    }

    private static boolean hasCause(Throwable failure, Class<? extends Throwable> type) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(type::isInstance);
    }
}
