package io.pelato.lattice;

import io.pelato.problem.Redaction;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How to reach NATS. What is absent is not used.
 *
 * @param urls the servers, tried in this order; parameter {@code pelato.nats.url}
 * @param username {@code pelato.nats.username}
 * @param password {@code pelato.nats.password}
 * @param token {@code pelato.nats.token}
 * @param creds a credentials file as nsc writes it; {@code pelato.nats.creds}
 * @param tlsCa the certificates, in PEM, that the server's may be signed with; {@code pelato.nats.tls.ca}
 * @param tlsCert the client's own certificate chain, in PEM; {@code pelato.nats.tls.cert}
 * @param tlsKey the client's private key, in PEM (PKCS 8); {@code pelato.nats.tls.key}
 */
public record NatsSettings(
        List<String> urls,
        Optional<String> username,
        Optional<String> password,
        Optional<String> token,
        Optional<Path> creds,
        Optional<Path> tlsCa,
        Optional<Path> tlsCert,
        Optional<Path> tlsKey) {

    /** Servers that ask nobody who they are. */
    public static NatsSettings anonymous(List<String> urls) {
        return new NatsSettings(
                urls,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The servers for messages; a user or password that a URL may carry is hidden. */
    String shownUrls() {
        return urls.stream().map(Redaction::ofUrl).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return "NatsSettings[" + shownUrls() + "]";
    }
}
