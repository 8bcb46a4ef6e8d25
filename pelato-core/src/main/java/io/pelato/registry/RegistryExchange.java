package io.pelato.registry;

import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.http.Header;
import org.apache.http.client.methods.CloseableHttpResponse;

/**
 * Talks to a registry and to the servers that it sends requests on to, such as a store of blobs. The registry is spoken
 * to as it was found, with the login that it asks for; others get neither the login nor, unless the user allows it, a
 * request without encryption.
 */
final class RegistryExchange {

    private final HttpExchange exchange;
    private final WebOrigin registry;
    private final PlainHttp plainHttp;
    private final RegistryAccount account;
    private final RegistryProblems problems;

    RegistryExchange(
            HttpExchange exchange,
            WebOrigin registry,
            PlainHttp plainHttp,
            RegistryAccount account,
            RegistryProblems problems) {
        this.exchange = exchange;
        this.registry = registry;
        this.plainHttp = plainHttp;
        this.account = account;
        this.problems = problems;
    }

    /**
     * The answer to a request, with a login where it is asked for one.
     *
     * @param access what the whole work needs, such as {@code pull,push}
     * @throws IOException if there is no answer, or it asks to be asked again
     * @throws ProblemsException if the login does not do, or the request may not go there
     */
    CloseableHttpResponse send(HttpCall call, String access) throws IOException {
        URI uri = wayTo(call.uri());
        var attempts = new RegistryAccount.Attempts();
        try {
            Optional<String> authorization = account.before(uri, access, attempts);
            while (true) {
                HttpCall plain = call.at(withoutLogin(uri));
                CloseableHttpResponse response = exchange.send(authorization
                        .map(header -> plain.with("Authorization", header))
                        .orElse(plain));
                if (response.getStatusLine().getStatusCode() != 401) {
                    return response;
                }
                authorization = account.after(challenges(response), uri, access, attempts);
                if (authorization.isEmpty()) {
                    return response;
                }
                HttpAnswer.of(response);
            }
        } catch (BusyFailure e) {
            throw (IOException) e.getCause();
        }
    }

    private static List<AuthChallenge> challenges(CloseableHttpResponse response) {
        return AuthChallenge.parse(Stream.of(response.getHeaders("WWW-Authenticate"))
                .map(Header::getValue)
                .toList());
    }

    /**
     * The URL of a request as the registry is spoken to. A registry behind a proxy that does TLS for it often names
     * itself without encryption; it is kept.
     */
    private URI wayTo(URI uri) {
        WebOrigin target = WebOrigin.of(uri);
        boolean itself = target.host().equals(registry.host())
                && (target.port() == registry.port() || (isUsualPort(target) && isUsualPort(registry)));
        if (itself) {
            String port = isUsualPort(registry) ? "" : ":" + registry.port();
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            return URI.create(registry.scheme() + "://" + uri.getHost() + port + uri.getRawPath() + query);
        }
        if (target.isPlain() && !registry.isPlain() && plainHttp == PlainHttp.REFUSED) {
            throw problems.sentOnPlain(target.toString());
        }
        return uri;
    }

    private static boolean isUsualPort(WebOrigin origin) {
        return origin.port() == (origin.isPlain() ? 80 : 443);
    }

    /** A registry may send on to a URL that carries a login; it is not passed on either. */
    private static URI withoutLogin(URI uri) {
        return uri.getRawUserInfo() == null ? uri : URI.create(uri.toString().replaceFirst("//[^/?#]*@", "//"));
    }
}
