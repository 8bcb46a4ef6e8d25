package io.pelato.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.http.NameValuePair;
import org.apache.http.client.entity.UrlEncodedFormEntity;
import org.apache.http.client.utils.URLEncodedUtils;
import org.apache.http.message.BasicNameValuePair;

/**
 * Gets tokens from the services that registries name, as the token specification of the distribution project describes
 * it ({@code docs/content/spec/auth/token.md} and {@code oauth.md}). A service may be at another host than the registry:
 * the registry decides who checks its logins. It gets them over HTTPS only, unless the user allows plain HTTP.
 */
final class TokenService {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int REDIRECTS = 5;
    private static final String CLIENT = "pelato";

    private final HttpExchange exchange;
    private final PlainHttp plainHttp;
    private final Duration timeout;
    private final RegistryProblems problems;

    TokenService(HttpExchange exchange, PlainHttp plainHttp, Duration timeout, RegistryProblems problems) {
        this.exchange = exchange;
        this.plainHttp = plainHttp;
        this.timeout = timeout;
        this.problems = problems;
    }

    /**
     * A new token.
     *
     * @param bearer the challenge that names the service
     * @param login who asks; nobody in particular if empty
     * @throws TokenRefusedException if the service does not give this login a token
     * @throws ProblemsException if the service cannot be used
     * @throws BusyFailure if it asks to be asked again
     */
    String fetch(AuthChallenge bearer, TokenScope scope, Optional<FoundLogin> login) throws TokenRefusedException {
        URI realm = realm(bearer);
        try {
            HttpAnswer answer = login.filter(FoundLogin::isRefreshToken).isPresent()
                    ? exchange(form(realm, bearer, scope, login.get()))
                    : follow(question(realm, bearer, scope), login);
            return token(answer);
        } catch (BusyException e) {
            throw new BusyFailure(e);
        } catch (IOException e) {
            throw problems.tokenNotGiven(e);
        }
    }

    private URI realm(AuthChallenge bearer) {
        String text = bearer.parameter("realm").orElseThrow(() -> problems.tokenServiceUnknown("it names no realm"));
        try {
            URI realm = new URI(text);
            boolean http = "http".equalsIgnoreCase(realm.getScheme());
            if (realm.getHost() == null || !(http || "https".equalsIgnoreCase(realm.getScheme()))) {
                throw problems.tokenServiceUnknown("its realm is \"" + text + "\"");
            }
            if (http && plainHttp == PlainHttp.REFUSED) {
                throw problems.tokenServicePlain(text);
            }
            // A login that stands in the URL is nobody's that Pelato knows.
            String port = realm.getPort() < 0 ? "" : ":" + realm.getPort();
            String query = realm.getRawQuery() == null ? "" : "?" + realm.getRawQuery();
            return new URI(realm.getScheme() + "://" + realm.getHost() + port + realm.getRawPath() + query);
        } catch (URISyntaxException e) {
            throw problems.tokenServiceUnknown("its realm is \"" + text + "\"");
        }
    }

    private HttpCall question(URI realm, AuthChallenge bearer, TokenScope scope) {
        List<NameValuePair> parameters = new ArrayList<>();
        bearer.parameter("service").ifPresent(service -> parameters.add(new BasicNameValuePair("service", service)));
        scopes(bearer, scope).forEach(one -> parameters.add(new BasicNameValuePair("scope", one)));
        String more = URLEncodedUtils.format(parameters, StandardCharsets.UTF_8);
        String glue = realm.getRawQuery() == null ? "?" : "&";
        return HttpCall.get(URI.create(realm + (more.isEmpty() ? "" : glue + more)), timeout);
    }

    /** The form for a login that is a refresh token. */
    private HttpCall form(URI realm, AuthChallenge bearer, TokenScope scope, FoundLogin login) {
        List<NameValuePair> fields = new ArrayList<>();
        fields.add(new BasicNameValuePair("grant_type", "refresh_token"));
        fields.add(new BasicNameValuePair("client_id", CLIENT));
        bearer.parameter("service").ifPresent(service -> fields.add(new BasicNameValuePair("service", service)));
        fields.add(new BasicNameValuePair(
                "scope", String.join(" ", scopes(bearer, scope).toList())));
        fields.add(new BasicNameValuePair("refresh_token", login.login().password()));
        var body = new UrlEncodedFormEntity(fields, StandardCharsets.UTF_8);
        return new HttpCall("POST", realm, List.of(), Optional.of(body), timeout);
    }

    private static Stream<String> scopes(AuthChallenge bearer, TokenScope scope) {
        Stream<String> asked = Stream.of(bearer.parameter("scope").orElse("").split("\\s+"));
        return Stream.concat(Stream.of(scope.toString()), asked)
                .filter(one -> !one.isEmpty())
                .distinct();
    }

    /** Asks, and goes where the service sends; the login goes nowhere else. */
    private HttpAnswer follow(HttpCall question, Optional<FoundLogin> login) throws IOException {
        WebOrigin service = WebOrigin.of(question.uri());
        HttpCall call = question;
        for (int redirects = 0; ; redirects++) {
            boolean known = WebOrigin.of(call.uri()).equals(service);
            HttpAnswer answer = exchange(
                    known && login.isPresent()
                            ? call.with(
                                    "Authorization",
                                    RegistryAccount.basic(login.get().login()))
                            : call);
            Optional<URI> next = answer.redirect(call.uri());
            if (next.isEmpty() || redirects == REDIRECTS) {
                return answer;
            }
            if (WebOrigin.of(next.get()).isPlain() && plainHttp == PlainHttp.REFUSED) {
                throw problems.tokenServicePlain(next.get().toString());
            }
            call = call.at(next.get());
        }
    }

    private HttpAnswer exchange(HttpCall call) throws IOException {
        return HttpAnswer.of(exchange.send(call.with("Accept", "application/json")));
    }

    private String token(HttpAnswer answer) throws TokenRefusedException, IOException {
        int status = answer.status();
        if (Retries.passes(status)) {
            throw answer.busy();
        }
        if (status == 401 || status == 403) {
            throw new TokenRefusedException(status);
        }
        if (status != 200) {
            throw new IOException("status " + status + ", " + answer.body());
        }
        try {
            JsonNode reply = JSON.readTree(answer.body());
            return Stream.of("token", "access_token")
                    .map(field -> reply.path(field).asText(""))
                    .filter(text -> !text.isBlank() && text.chars().noneMatch(Character::isISOControl))
                    .findFirst()
                    .orElseThrow(() -> new IOException("it gave no token"));
        } catch (JsonProcessingException notJson) {
            // Its message quotes the answer, which may hold a token.
            throw new IOException("it gave no token");
        }
    }
}
