package io.pelato.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One way in which a server lets callers say who they are, from a header {@code WWW-Authenticate}. A header may name
 * several with commas between them, and there may be several headers (RFC 9110, section 11).
 *
 * @param scheme the way's name in lower case, such as {@code basic} or {@code bearer}
 * @param parameters what it says about itself, by names in lower case
 */
record AuthChallenge(String scheme, Map<String, String> parameters) {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

    /** A parameter; some servers leave the quotes out around what needs them, such as a URL. */
    private static final Pattern PARAMETER = Pattern.compile(
            "\\G\\s*(" + TOKEN + ")\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s\",=][^\\s\",]*))\\s*(?:,|$)");

    private static final Pattern SCHEME = Pattern.compile("\\G[\\s,]*(" + TOKEN + ")(?=[\\s,]|$)");

    /** What Negotiate and the like carry instead of parameters. */
    private static final Pattern TOKEN68 = Pattern.compile("\\G[ \\t]+[A-Za-z0-9._~+/-]+=*[ \\t]*(?=,|$)");

    private static final Pattern REST_OF_ITEM = Pattern.compile("\\G[^,]*,?");

    /** All ways that these headers name, in their order; what cannot be read is passed over. */
    static List<AuthChallenge> parse(List<String> headers) {
        List<AuthChallenge> challenges = new ArrayList<>();
        headers.forEach(header -> parse(header, challenges));
        return List.copyOf(challenges);
    }

    private static void parse(String header, List<AuthChallenge> challenges) {
        int at = 0;
        while (at < header.length()) {
            Optional<Matcher> scheme = match(SCHEME, header, at);
            if (scheme.isEmpty()) {
                at = Math.max(
                        at + 1,
                        match(REST_OF_ITEM, header, at).map(Matcher::end).orElse(header.length()));
                continue;
            }
            at = scheme.get().end();
            Map<String, String> parameters = new LinkedHashMap<>();
            Optional<Matcher> parameter = match(PARAMETER, header, at);
            if (parameter.isEmpty()) {
                at = match(TOKEN68, header, at).map(Matcher::end).orElse(at);
            }
            while (parameter.isPresent()) {
                parameters.putIfAbsent(parameter.get().group(1).toLowerCase(Locale.ROOT), value(parameter.get()));
                at = parameter.get().end();
                parameter = match(PARAMETER, header, at);
            }
            challenges.add(new AuthChallenge(scheme.get().group(1).toLowerCase(Locale.ROOT), Map.copyOf(parameters)));
        }
    }

    private static Optional<Matcher> match(Pattern pattern, String header, int at) {
        Matcher matcher = pattern.matcher(header);
        return matcher.find(at) && matcher.start() == at ? Optional.of(matcher) : Optional.empty();
    }

    private static String value(Matcher parameter) {
        return parameter.group(2) == null
                ? parameter.group(3)
                : parameter.group(2).replaceAll("\\\\(.)", "$1");
    }

    boolean isBasic() {
        return scheme.equals("basic");
    }

    boolean isBearer() {
        return scheme.equals("bearer");
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isBlank());
    }
}
