package io.pelato.registry;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A proxy between this machine and registries, such as a proxy of Maven's settings.xml.
 *
 * @param scheme the scheme of the URLs that it is for, {@code http} or {@code https}; one for {@code http} is used for
 *     {@code https} too where there is no other, as Maven does
 * @param host the proxy's host
 * @param port the proxy's port
 * @param login who it asks for; empty if it does not
 * @param direct hosts that are reached without it; {@code *} stands for any text
 */
public record ProxyServer(String scheme, String host, int port, Optional<Login> login, List<String> direct) {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\..*|::1|\\[::1]");

    /** Keeps the hosts. */
    public ProxyServer {
        direct = List.copyOf(direct);
    }

    /**
     * The hosts of a text such as {@code nonProxyHosts} of settings.xml.
     *
     * @param text hosts with {@code |} between them; commas and spaces will do too
     */
    public static List<String> hosts(String text) {
        return Stream.of(text.split("[|,\\s]+")).filter(host -> !host.isEmpty()).toList();
    }

    /** Whether a host is reached through the proxy. What runs on this machine never is. */
    boolean leadsTo(String target) {
        String name = target.toLowerCase(Locale.ROOT);
        return !LOOPBACK.matcher(name).matches()
                && direct.stream().noneMatch(pattern -> matches(pattern.toLowerCase(Locale.ROOT), name));
    }

    private static boolean matches(String pattern, String host) {
        String expression = Stream.of(pattern.split("\\*", -1))
                .map(Pattern::quote)
                .reduce((a, b) -> a + ".*" + b)
                .orElse("");
        return host.matches(expression);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
