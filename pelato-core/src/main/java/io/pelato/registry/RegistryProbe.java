package io.pelato.registry;

import io.pelato.registry.Endpoint.Challenge;
import io.pelato.registry.Endpoint.Scheme;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
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
    private final HttpClient client;

    /** A probe that waits this long for each of its at most two requests. */
    RegistryProbe(RegistryAddress address, PlainHttp plainHttp, Duration patience) {
        this.address = address;
        this.plainHttp = plainHttp;
        this.patience = patience;
        this.problems = new RegistryProblems(address);
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .build();
    }

    /**
     * Finds out how the registry wants to be spoken to.
     *
     * @throws io.pelato.problem.ProblemsException if it cannot be reached or is none
     */
    Endpoint probe() {
        try {
            return read(Scheme.HTTPS, ask(Scheme.HTTPS));
        } catch (HttpConnectTimeoutException e) {
            // A plain server may wait for the end of what it takes for the first line of a request.
            return probePlain(e);
        } catch (ConnectException e) {
            return probeOtherPort(e);
        } catch (IOException e) {
            if (hasCause(e, GeneralSecurityException.class)) {
                throw problems.untrusted(e);
            }
            return probePlain(e);
        }
    }

    /** Without a port in its address a plain registry is at 80, not at 443. */
    private Endpoint probeOtherPort(ConnectException refused) {
        if (hasCause(refused, UnresolvedAddressException.class)) {
            throw problems.unknownHost(refused);
        }
        if (plainHttp == PlainHttp.ALLOWED && !address.host().contains(":")) {
            return probePlain(refused);
        }
        throw problems.notReached(refused);
    }

    private Endpoint probePlain(IOException overTls) {
        HttpResponse<String> response;
        try {
            response = ask(Scheme.HTTP);
        } catch (HttpTimeoutException e) {
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

    private HttpResponse<String> ask(Scheme scheme) throws IOException {
        String host = JibRegistry.serverOf(address.host());
        HttpRequest request = HttpRequest.newBuilder(URI.create(scheme + "://" + host + "/v2/"))
                .timeout(patience)
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw problems.interrupted(e);
        }
    }

    private Endpoint read(Scheme scheme, HttpResponse<String> response) {
        int status = response.statusCode();
        if (status == 200 && !header(response, "Content-Type").contains("html")) {
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
        String where = header(response, "Location");
        throw problems.notARegistry("it answered GET /v2/ with status " + status
                + (where.isEmpty() ? " and " + kind(response) : " and sends to " + where));
    }

    private Challenge challenge(HttpResponse<String> response) {
        List<String> offers = response.headers().allValues("WWW-Authenticate").stream()
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

    private static String kind(HttpResponse<String> response) {
        String type = header(response, "Content-Type");
        return type.isEmpty() ? "no content type" : "content of the type " + type;
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static boolean hasCause(Throwable failure, Class<? extends Throwable> type) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(type::isInstance);
    }
}
