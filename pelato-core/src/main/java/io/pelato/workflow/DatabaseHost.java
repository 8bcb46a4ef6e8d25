package io.pelato.workflow;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The host of a database: a name, an IPv4 address, or an IPv6 address with or without brackets. */
final class DatabaseHost {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}]([\\p{L}\\p{N}._-]*[\\p{L}\\p{N}])?\\.?");
    private static final Pattern IPV6 = Pattern.compile("\\[?([0-9a-fA-F:]*:[0-9a-fA-F:.]*(%[A-Za-z0-9]+)?)]?");
    private static final Pattern WITH_PORT = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^:/@,\\s]+):([0-9]+)");

    private DatabaseHost() {}

    /** The host as the provider takes it, without brackets; empty where the text is none. */
    static Optional<String> of(String text) {
        if (NAME.matcher(text).matches()) {
            return Optional.of(text);
        }
        Matcher address = IPV6.matcher(text);
        boolean closed = text.startsWith("[") == text.endsWith("]");
        boolean several = text.chars().filter(c -> c == ':').count() > 1;
        return address.matches() && closed && several ? Optional.of(address.group(1)) : Optional.empty();
    }

    /** What is wrong with a text that is no host. What may hold a password is not repeated. */
    static Fault fault(String text) {
        if (text.contains("://") || text.indexOf('@') >= 0) {
            return new Fault(
                    "the host is not a URL, nor has it a user before it",
                    "Write the name alone, as in `host: db.example.com`; name, user and port have keys of their own");
        }
        Matcher withPort = WITH_PORT.matcher(text);
        if (withPort.matches()) {
            return new Fault(
                    "\"" + text + "\" is a host and a port",
                    "Write `host: " + withPort.group(1) + "` and `port: " + withPort.group(2) + "`");
        }
        if (text.startsWith("/")) {
            return new Fault(
                    "\"" + text + "\" is a socket of one machine",
                    "Write a host name or an IP address that the hosts of the targets can reach");
        }
        if (text.indexOf(',') >= 0) {
            return new Fault("\"" + text + "\" are several hosts", "Write one, such as that of a proxy before them");
        }
        return new Fault("\"" + text + "\" is no host", "Write a host name or an IP address");
    }

    /** Why a text is no host, and what to write. */
    record Fault(String message, String advice) {}
}
