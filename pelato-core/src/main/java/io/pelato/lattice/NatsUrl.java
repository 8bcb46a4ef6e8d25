package io.pelato.lattice;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.problem.Redaction;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The URL of a NATS server, read from what the user wrote.
 *
 * @param text the URL as it is handed to the client
 * @param encrypted whether its scheme asks for TLS
 * @param host the host, without the brackets of an IPv6 address
 * @param port the port
 */
record NatsUrl(String text, boolean encrypted, String host, int port) {

    static final int DEFAULT_PORT = 4222;

    private static final int LAST_PORT = 65_535;
    private static final Set<String> PLAIN = Set.of("nats", "ws");
    private static final Set<String> ENCRYPTED = Set.of("tls", "wss");
    /** A scheme without its slashes; {@code nats:4222} is a host with a port. */
    private static final Pattern HALF_SCHEME = Pattern.compile("(?i)(?:nats|tls|wss?):(?!//)(?![0-9]+$)");

    private static final Pattern HOST_AND_PORT = Pattern.compile("(?:[A-Za-z0-9][A-Za-z0-9.-]*|\\[[^\\]]*]):[^:]*");
    private static final String EXAMPLE = "Write it as in nats://nats.example.com:4222 or tls://nats.example.com:4222";
    private static final String PARAMETER = "pelato.nats.url";
    private static final String ENCODING_ADVICE = "rite / @ : ? # % and spaces in them percent-encoded";
    private static final String LOGIN_ADVICE = "Name the user and the password in pelato.nats.username and"
            + " pelato.nats.password instead, or w" + ENCODING_ADVICE;
    private static final String HOSTS_LOGIN_ADVICE = "If a user and a password are in it, w" + ENCODING_ADVICE;

    /**
     * Reads all URLs.
     *
     * @throws ProblemsException with the fault of every one that is none
     */
    static List<NatsUrl> parse(List<String> urls) {
        return parse(PARAMETER, urls);
    }

    /**
     * Reads all URLs of a parameter.
     *
     * @throws ProblemsException with the fault of every one that is none
     */
    static List<NatsUrl> parse(String parameter, List<String> urls) {
        List<NatsUrl> parsed = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (String url : urls) {
            try {
                parsed.add(parse(parameter, url));
            } catch (ProblemsException e) {
                problems.addAll(e.problems());
            }
        }
        if (urls.isEmpty()) {
            problems.add(Problem.of(parameter + " is empty", EXAMPLE));
        }
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
        return parsed;
    }

    private static NatsUrl parse(String parameter, String url) {
        if (url.isBlank()) {
            throw fault(parameter + " has an empty entry", EXAMPLE);
        }
        String loginAdvice = parameter.equals(PARAMETER) ? LOGIN_ADVICE : HOSTS_LOGIN_ADVICE;
        String text = url.contains("://") ? url : "nats://" + url;
        String scheme = text.substring(0, text.indexOf("://")).toLowerCase(Locale.ROOT);
        String shown = parameter + " \"" + Redaction.ofUrl(url) + "\" ";
        if (scheme.equals("opentls")) {
            throw fault(
                    shown + "asks for TLS with any server, whoever it is",
                    "Write tls:// and name the authority that signs its certificate in pelato.nats.tls.ca");
        }
        if ((!PLAIN.contains(scheme) && !ENCRYPTED.contains(scheme))
                || HALF_SCHEME.matcher(url).lookingAt()) {
            throw fault(shown + "does not start with nats://, tls://, ws:// or wss://", EXAMPLE);
        }
        URI uri = uri(text, shown, loginAdvice);
        String advice = text.contains("@") ? loginAdvice : EXAMPLE;
        int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
        if (port == 0 || port > LAST_PORT || hasOddPort(uri)) {
            throw fault(shown + "names a port that does not exist", "Ports are numbers from 1 to " + LAST_PORT);
        }
        if (uri.getHost() == null) {
            throw fault(shown + "names no host", advice);
        }
        if (!scheme.startsWith("ws") && hasMore(uri)) {
            throw fault(shown + "goes on after the host and the port", advice);
        }
        return new NatsUrl(
                scheme + text.substring(text.indexOf("://")),
                ENCRYPTED.contains(scheme),
                uri.getHost().replaceAll("[\\[\\]]", ""),
                port);
    }

    /** What is behind the last colon of a place that is otherwise a host; Java then finds no host at all. */
    private static boolean hasOddPort(URI uri) {
        String authority = Optional.ofNullable(uri.getRawAuthority()).orElse("");
        boolean isWhole = authority.length() + uri.getScheme().length() + "://".length()
                == uri.toString().length();
        return uri.getHost() == null
                && isWhole
                && HOST_AND_PORT
                        .matcher(authority.substring(authority.lastIndexOf('@') + 1))
                        .matches();
    }

    private static boolean hasMore(URI uri) {
        return uri.getRawPath().length() > 1 || uri.getRawQuery() != null || uri.getRawFragment() != null;
    }

    private static URI uri(String text, String shown, String loginAdvice) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            // The exception quotes the URL with its password, so it is no cause.
            throw fault(shown + "is no URL", text.contains("@") ? loginAdvice : EXAMPLE);
        }
    }

    private static ProblemsException fault(String message, String advice) {
        return new ProblemsException(Problem.of(message, advice));
    }
}
