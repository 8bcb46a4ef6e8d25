package io.pelato.build;

import io.pelato.build.ContainerEngine.Mount;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What Go goes by on this machine when it fetches modules, for a Go in a container. Values are handed over by the names of
 * variables and logins as a file, so that neither stands on a command line.
 *
 * @param files files that Go reads
 * @param variables variables of the container, those without a value with the one that they have here
 */
record GoNetwork(List<Mount> files, List<String> variables) {

    /** What is the same wherever Go fetches: nothing of the user's changes what is fetched, and all may be removed again. */
    static final List<String> SETTINGS =
            List.of("GOFLAGS=-modcacherw", "GOTOOLCHAIN=local", "GOWORK=off", "GO111MODULE=on");

    private static final List<String> NAMES = List.of(
            "GOPROXY",
            "GONOPROXY",
            "GOPRIVATE",
            "GOSUMDB",
            "GONOSUMDB",
            "GOINSECURE",
            "GOVCS",
            "GOAUTH",
            "HTTP_PROXY",
            "HTTPS_PROXY",
            "NO_PROXY",
            "http_proxy",
            "https_proxy",
            "no_proxy");

    /** Where systems keep the certificates that they trust; the image has none, and a company may have its own. */
    private static final List<String> CERTIFICATES = List.of(
            "/etc/ssl/certs/ca-certificates.crt",
            "/etc/pki/tls/certs/ca-bundle.crt",
            "/etc/ssl/ca-bundle.pem",
            "/etc/ssl/cert.pem");

    /** What this machine and this user have. */
    static GoNetwork ofThisMachine() {
        List<Mount> files = new ArrayList<>();
        List<String> variables = new ArrayList<>();
        NAMES.stream().filter(name -> System.getenv(name) != null).forEach(variables::add);
        Path home = Path.of(System.getProperty("user.home"));
        Path settings = variable("XDG_CONFIG_HOME").map(Path::of).orElse(home.resolve(".config"));
        hand("NETRC", Stream.of(home.resolve(".netrc")), files, variables);
        hand("GOENV", Stream.of(settings.resolve("go/env")), files, variables);
        hand("SSL_CERT_FILE", CERTIFICATES.stream().map(Path::of), files, variables);
        return new GoNetwork(List.copyOf(files), List.copyOf(variables));
    }

    private static void hand(String name, Stream<Path> usual, List<Mount> files, List<String> variables) {
        Stream.concat(variable(name).map(Path::of).stream(), usual)
                .filter(Files::isRegularFile)
                .findFirst()
                .ifPresent(file -> {
                    files.add(new Mount(file, "/settings/" + name, Mount.Access.READ));
                    variables.add(name + "=/settings/" + name);
                });
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }
}
