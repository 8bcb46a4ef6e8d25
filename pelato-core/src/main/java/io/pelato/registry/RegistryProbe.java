package io.pelato.registry;

import io.pelato.problem.ProblemsException;
import io.pelato.registry.Endpoint.Scheme;
import io.pelato.tls.TlsFiles;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.http.impl.execchain.TunnelRefusedException;

/**
 * Asks a registry for {@code /v2/} before anything else: jib-core's own client cannot tell why a registry was not
 * reached.
 */
final class RegistryProbe {

    private static final int PROXY_LOGIN = 407;

    /** How a server tells that it misses a client's certificate or does not take it (RFC 8446, section 6.2). */
    private static final Pattern ALERT = Pattern.compile(
            "fatal alert: (certificate_\\w+|bad_certificate|unsupported_certificate|unknown_ca|access_denied)");

    /** How it ends where the server closes while Java still writes: its alert is lost then, most of the time not. */
    private static final Pattern BROKEN = Pattern.compile("Broken pipe|Connection reset|connection was aborted");

    /** How Go's and nginx's servers answer plain HTTP where they speak TLS. */
    private static final Pattern TLS_WANTED = Pattern.compile("to an? HTTPS (server|port)");

    private static final int ATTEMPTS = 4;

    private final RegistryAddress address;
    private final PlainHttp plainHttp;
    private final Duration patience;
    private final HttpExchange exchange;
    private final TlsFiles tls;
    private final RegistryProblems problems;

    /** A probe that waits this long for each of its requests. */
    RegistryProbe(
            RegistryAddress address, PlainHttp plainHttp, Duration patience, HttpExchange exchange, TlsFiles tls) {
        this.address = address;
        this.plainHttp = plainHttp;
        this.patience = patience;
        this.exchange = exchange;
        this.tls = tls;
        this.problems = new RegistryProblems(address);
    }

    /**
     * Finds out how the registry wants to be spoken to.
     *
     * @throws ProblemsException if it cannot be reached or is none
     * @throws BusyException if it asks to be asked again
     */
    Endpoint probe() throws BusyException {
        try {
            return read(Scheme.HTTPS, askOverTls());
        } catch (BusyException e) {
            throw e;
        } catch (InterruptedIOException e) {
            // A plain server may wait for the end of what it takes for the first line of a request.
            return probePlain(e);
        } catch (ConnectException e) {
            return probeOtherPort(e);
        } catch (IOException e) {
            if (hasCause(e, GeneralSecurityException.class) || hasCause(e, SSLPeerUnverifiedException.class)) {
                throw tls.ca().map(ca -> problems.untrusted(ca, e)).orElseGet(() -> problems.untrusted(e));
            }
            if (ALERT.matcher(String.valueOf(e.getMessage())).find()) {
                throw clientCertificate(e);
            }
            if (e instanceof UnknownHostException) {
                throw problems.unknownHost(e);
            }
            if (hasCause(e, TunnelRefusedException.class)) {
                throw problems.proxyRefuses(e.getCause().getMessage(), e);
            }
            return probePlain(e);
        }
    }

    private ProblemsException clientCertificate(IOException refused) {
        return tls.cert()
                .map(cert -> problems.certificateRefused(cert, refused))
                .orElseGet(() -> problems.certificateMissing(refused));
    }

    /** Without a port in its address a plain registry is at 80, not at 443. */
    private Endpoint probeOtherPort(ConnectException refused) throws BusyException {
        if (plainHttp == PlainHttp.ALLOWED && !address.host().contains(":")) {
            return probePlain(refused);
        }
        throw problems.notReached(refused);
    }

    private Endpoint probePlain(IOException overTls) throws BusyException {
        HttpAnswer response;
        try {
            response = ask(Scheme.HTTP);
        } catch (InterruptedIOException e) {
            throw problems.silent(2 * patience.toSeconds(), e);
        } catch (ConnectException e) {
            throw problems.notReached(overTls);
        } catch (IOException e) {
            throw problems.noHttp(overTls);
        }
        if (response.status() == 400 && TLS_WANTED.matcher(response.body()).find()) {
            throw BROKEN.matcher(String.valueOf(overTls.getMessage())).find()
                    ? clientCertificate(overTls)
                    : problems.noHttp(overTls);
        }
        Endpoint endpoint = read(Scheme.HTTP, response);
        if (plainHttp == PlainHttp.REFUSED) {
            throw problems.plainHttp();
        }
        return endpoint;
    }

    private HttpAnswer askOverTls() throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return ask(Scheme.HTTPS);
            } catch (SocketException | SSLException e) {
                if (attempt == ATTEMPTS
                        || !BROKEN.matcher(String.valueOf(e.getMessage())).find()) {
                    throw e;
                }
            }
        }
    }

    private HttpAnswer ask(Scheme scheme) throws IOException {
        URI registry = URI.create(scheme + "://" + JibRegistry.serverOf(address.host()) + "/v2/");
        return HttpAnswer.of(exchange.send(HttpCall.get(registry, patience)));
    }

    private Endpoint read(Scheme scheme, HttpAnswer response) throws BusyException {
        int status = response.status();
        if (status == 200 && !response.header("Content-Type").contains("html")) {
            return new Endpoint(scheme, List.of());
        }
        if (status == 401) {
            return new Endpoint(scheme, challenges(response));
        }
        if (status == 403) {
            throw problems.notAllowed(address.folder(), Optional.empty(), new IOException("status 403"));
        }
        if (status == PROXY_LOGIN) {
            throw problems.proxyRefuses("it asks for a login", new IOException("status " + PROXY_LOGIN));
        }
        if (Retries.passes(status)) {
            throw response.busy();
        }
        if (status >= 500) {
            throw problems.unwell(status, response.body(), new IOException("status " + status));
        }
        if (status == 400 && response.body().contains("SSL certificate")) {
            // nginx makes the connection all the same, and tells in a page.
            throw clientCertificate(new IOException("status 400, " + response.header("Server")));
        }
        String where = response.header("Location");
        throw problems.notARegistry("it answered GET /v2/ with status " + status
                + (where.isEmpty() ? " and " + kind(response) : " and sends to " + where));
    }

    private List<AuthChallenge> challenges(HttpAnswer response) {
        List<String> headers = response.all("WWW-Authenticate");
        List<AuthChallenge> challenges = AuthChallenge.parse(headers);
        if (!headers.isEmpty() && challenges.stream().noneMatch(offer -> offer.isBasic() || offer.isBearer())) {
            throw problems.notARegistry(
                    "it asks for a login but for neither a password nor a token, its WWW-Authenticate is " + headers);
        }
        return challenges;
    }

    private static String kind(HttpAnswer response) {
        String type = response.header("Content-Type");
        return type.isEmpty() ? "no content type" : "content of the type " + type;
    }

    private static boolean hasCause(Throwable failure, Class<? extends Throwable> type) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(type::isInstance);
    }
}
