package io.pelato.it;

import io.pelato.it.lattice.Ports;
import io.pelato.it.lattice.Service;
import io.pelato.it.lattice.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A real registry that lets one user in and writes down every request. */
record ProtectedRegistry(String host, Service service) implements AutoCloseable {

    static final String USER = "baker";
    static final String PASSWORD = "open-sesame-4711";

    private static final String ADDRESS = "127.0.0.1";
    private static final int READY_SECONDS = 60;

    /** The password as {@code htpasswd -B} writes it. */
    private static final String PASSWORD_HASH = "$2y$05$abcdefghijklmnopqrstuud2L8crwTyOxFi9P3yYYIG5bIITxThTG";

    static ProtectedRegistry start(Path directory) {
        return start(directory, "");
    }

    /** The same behind TLS, for those who show a certificate of the authority. */
    static ProtectedRegistry startWithTls(Path directory, Certificates certificates) {
        return start(directory, """
                  tls:
                    certificate: %s
                    key: %s
                    clientcas: [ %s ]
                """.formatted(
                        certificates.serverCert(), certificates.serverKey(), certificates.authority()));
    }

    private static ProtectedRegistry start(Path directory, String tls) {
        int port = Ports.free(List.of(ADDRESS));
        try {
            Files.createDirectories(directory);
            Path users = Files.writeString(directory.resolve("users"), USER + ":" + PASSWORD_HASH + "\n");
            Path config = Files.writeString(directory.resolve("registry.yaml"), """
                    version: 0.1
                    storage:
                      filesystem:
                        rootdirectory: %s
                    http:
                      addr: %s:%d
                    %sauth:
                      htpasswd:
                        realm: pelato
                        path: %s
                    """.formatted(
                            directory.resolve("data"), ADDRESS, port, tls, users));
            Service service = Service.start(
                            "protected-registry",
                            directory.resolve("logs"),
                            Map.of(),
                            List.of(Tools.installed().path("registry"), "serve", config.toString()))
                    .await("it listens", READY_SECONDS, () -> Ports.open(ADDRESS, port));
            return new ProtectedRegistry(ADDRESS + ":" + port, service);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The digest that the registry has under a tag. */
    String digest(String repository, String tag) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(
                                            URI.create("http://" + host + "/v2/" + repository + "/manifests/" + tag))
                                    .header("Authorization", "Basic " + encodedLogin())
                                    .header("Accept", "application/vnd.oci.image.manifest.v1+json")
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .headers()
                    .firstValue("Docker-Content-Digest")
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How many requests have brought something into the registry so far. */
    long uploads() {
        return service.log()
                .lines()
                .filter(line ->
                        line.contains("\"PUT /v2/") || line.contains("\"PATCH /v2/") || line.contains("\"POST /v2/"))
                .count();
    }

    /** The user and password as HTTP and docker's configuration write them. */
    static String encodedLogin() {
        return Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        service.close();
    }
}
