package io.pelato.it;

import io.pelato.it.infra.Command;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** An authority and what it has signed, made by openssl: a server's and a client's certificate with their keys. */
record Certificates(Path authority, Path serverCert, Path serverKey, Path clientCert, Path clientKey) {

    /** Certificates for this machine. */
    static Certificates make(Path folder) {
        return naming("IP:127.0.0.1", folder);
    }

    /** Certificates for a host, as openssl writes it: {@code DNS:example.org}. */
    static Certificates naming(String host, Path folder) {
        String key = folder.resolve("ca.key").toString();
        Path authority = folder.resolve("ca.pem");
        openssl(Stream.of("req", "-x509", "-subj", "/CN=authority", "-keyout", key, "-out", authority.toString()));
        List.of("server", "client")
                .forEach(name -> openssl(Stream.of(
                        "req",
                        "-x509",
                        "-CA",
                        authority.toString(),
                        "-CAkey",
                        key,
                        "-subj",
                        "/CN=" + name,
                        "-addext",
                        "subjectAltName=" + host,
                        "-addext",
                        "basicConstraints=critical,CA:FALSE",
                        "-keyout",
                        folder.resolve(name + ".key").toString(),
                        "-out",
                        folder.resolve(name + ".pem").toString())));
        return new Certificates(
                authority,
                folder.resolve("server.pem"),
                folder.resolve("server.key"),
                folder.resolve("client.pem"),
                folder.resolve("client.key"));
    }

    private static void openssl(Stream<String> arguments) {
        List<String> command = Stream.concat(
                        Stream.of("openssl"),
                        Stream.concat(
                                arguments,
                                Stream.of("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-noenc")))
                .toList();
        Command.in(Path.of(".")).run(command);
    }
}
