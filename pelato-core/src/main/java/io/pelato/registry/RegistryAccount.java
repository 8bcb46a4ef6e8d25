package io.pelato.registry;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers a registry that asks who calls, as docker does: with the login itself or with a token that its service gives
 * out for the login. Nobody else is answered, wherever the registry sends a request on to. Any threads may use it.
 */
final class RegistryAccount {

    /** The way to a repository, as the OCI distribution specification writes it. */
    private static final Pattern REPOSITORY =
            Pattern.compile(".*?/v2/(.+?)/(?:manifests|blobs|tags|referrers)(?:/.*)?");

    private static final String API = "/v2/";

    private final WebOrigin registry;
    private final Optional<FoundLogin> login;
    private final TokenService tokens;
    private final RegistryProblems problems;
    private final Map<TokenScope, String> held = new ConcurrentHashMap<>();
    private volatile List<AuthChallenge> known;
    private volatile boolean hadToken;

    /**
     * An account at a registry.
     *
     * @param asked the ways of logging in that the registry named when it was found
     */
    RegistryAccount(
            WebOrigin registry,
            List<AuthChallenge> asked,
            Optional<FoundLogin> login,
            TokenService tokens,
            RegistryProblems problems) {
        this.registry = registry;
        this.known = asked;
        this.login = login;
        this.tokens = tokens;
        this.problems = problems;
    }

    /** Whether a request is one of the registry's own interface, and so may say who calls. */
    boolean covers(URI uri) {
        return WebOrigin.of(uri).equals(registry)
                && String.valueOf(uri.getPath()).contains(API);
    }

    /** Whether the registry has let the caller in with a token. */
    boolean hasToken() {
        return hadToken;
    }

    /** What has been said for one request so far. */
    static final class Attempts {

        private final Set<AuthChallenge> answered = new HashSet<>();
        private boolean basic;
    }

    /**
     * What to say before being asked.
     *
     * @param access what the whole work needs, such as {@code pull,push}
     * @return the header {@code Authorization}, or empty where the registry has not asked yet
     */
    Optional<String> before(URI uri, String access, Attempts attempts) {
        if (!covers(uri)) {
            return Optional.empty();
        }
        return Optional.ofNullable(held.get(scope(uri, access))).or(() -> answer(uri, access, attempts));
    }

    /**
     * What to say after a status 401.
     *
     * @param offered the ways that this answer names; those known before where it names none
     * @return the header, or empty where nothing is left to say
     */
    Optional<String> after(List<AuthChallenge> offered, URI uri, String access, Attempts attempts) {
        if (!covers(uri)) {
            return Optional.empty();
        }
        if (!offered.isEmpty()) {
            known = offered;
        }
        // A registry that asks without saying how is given what most take.
        return known.isEmpty() ? basic(attempts) : answer(uri, access, attempts);
    }

    private Optional<String> answer(URI uri, String access, Attempts attempts) {
        List<AuthChallenge> offers = known;
        boolean basic = offers.stream().anyMatch(AuthChallenge::isBasic);
        Optional<AuthChallenge> bearer = offers.stream()
                .filter(AuthChallenge::isBearer)
                .filter(attempts.answered::add)
                .findFirst();
        Optional<String> token = bearer.flatMap(challenge -> token(challenge, uri, access, basic));
        return token.isEmpty() && basic ? basic(attempts) : token;
    }

    /** A token; empty where its service refuses the login and there is another way to use it. */
    private Optional<String> token(AuthChallenge bearer, URI uri, String access, boolean another) {
        TokenScope scope = scope(uri, access);
        try {
            String header = "Bearer " + tokens.fetch(bearer, scope, login);
            held.put(scope, header);
            hadToken = true;
            return Optional.of(header);
        } catch (TokenRefusedException e) {
            if (another && login.isPresent()) {
                return Optional.empty();
            }
            throw login.map(found -> problems.loginRefused(found, e)).orElseGet(() -> problems.loginNeeded(e));
        }
    }

    private Optional<String> basic(Attempts attempts) {
        if (attempts.basic || login.isEmpty()) {
            return Optional.empty();
        }
        attempts.basic = true;
        if (login.get().isRefreshToken()) {
            throw problems.tokenLoginNotUsable(login.get());
        }
        return Optional.of(basic(login.get().login()));
    }

    static String basic(Login login) {
        byte[] pair = (login.user() + ":" + login.password()).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    private static TokenScope scope(URI uri, String access) {
        Matcher repository = REPOSITORY.matcher(uri.getPath());
        return repository.matches() ? new TokenScope(repository.group(1), access) : new TokenScope("", "");
    }
}
