package io.pelato.maven;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.registry.Login;
import io.pelato.registry.PlainHttp;
import io.pelato.registry.RegistryAccess;
import java.io.File;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals share that talk to a registry. */
abstract class AbstractRegistryMojo extends AbstractPelatoMojo {

    private static final String NOWHERE = "registry.invalid";

    private final MavenLogins logins;

    /** The registry and the folder in it, such as {@code registry.example.com/team}; each component has a repository there. */
    @Parameter(property = "pelato.registry")
    private ServerUrl registry;

    /**
     * The registry's user. Without one, the server in settings.xml with the registry as its id is taken, then what
     * podman and docker know.
     */
    @Parameter(property = "pelato.registry.username")
    private String username;

    /** The password or token of pelato.registry.username. */
    @Parameter(property = "pelato.registry.password")
    private Secret password;

    /** Whether the registry may be spoken to over plain HTTP. */
    @Parameter(property = "pelato.registry.allowHttp", defaultValue = "false")
    private Switch allowHttp;

    /** The certificates (PEM) of authorities that sign registries' certificates, beside those that Java trusts. */
    @Parameter(property = "pelato.registry.ca")
    private File registryCa;

    /** The certificate (PEM) that shows the registry who calls. */
    @Parameter(property = "pelato.registry.cert")
    private File registryCert;

    /** The key (PEM) of pelato.registry.cert. */
    @Parameter(property = "pelato.registry.key")
    private File registryKey;

    AbstractRegistryMojo(MavenLogins logins) {
        this.logins = logins;
    }

    /**
     * How to reach the registry that components are pushed to.
     *
     * @throws ProblemsException where Maven is offline or no registry is set
     */
    final RegistryAccess pushAccess() {
        refuseOffline("push to a registry");
        if (registry == null || registry.whole().isBlank()) {
            throw new ProblemsException(Problem.of(
                    "There is no registry to push to: pelato.registry is not set",
                    "Set it in the POM or on the command line, as in -Dpelato.registry=registry.example.com/team"));
        }
        RegistryAccess access = access(registry.whole());
        access.check();
        return access;
    }

    /**
     * How to reach a folder in a registry; the login and the client certificate of pelato.registry are for its own
     * host alone.
     */
    final RegistryAccess access(String prefix) {
        boolean ownHost = registry != null && host(registry.whole()).equals(host(prefix));
        return RegistryAccess.to(prefix)
                .withSettings(logins.of(session().getSettings()))
                .withProxies(logins.proxies(session().getSettings()))
                .withPlainHttp(allowHttp.isOn("pelato.registry.allowHttp") ? PlainHttp.ALLOWED : PlainHttp.REFUSED)
                .withTls(path(registryCa), own(ownHost, registryCert), own(ownHost, registryKey))
                .withLogin(
                        ownHost ? Login.of(Optional.ofNullable(username), Secret.reveal(password)) : Optional.empty());
    }

    /** How to reach registries, of which pelato.registry may be none. */
    final RegistryAccess anyAccess() {
        return access(pushFolder().orElse(NOWHERE));
    }

    /** The registry and the folder in it that components are pushed to. */
    final Optional<String> pushFolder() {
        return Optional.ofNullable(registry)
                .map(ServerUrl::whole)
                .map(folder -> folder.strip().replaceFirst("/+$", ""))
                .filter(folder -> !folder.isEmpty());
    }

    /** The keys that parameters name. */
    final NamedKeys namedKeys() {
        // Without a project Maven has no folder but the one that it was started in.
        Path folder = path(mavenProject().getBasedir()).orElse(Path.of(""));
        return new NamedKeys(folder, logins.of(session().getSettings()), System.getenv());
    }

    private static Optional<Path> own(boolean ownHost, File file) {
        return path(file).filter(known -> ownHost);
    }

    private static Optional<Path> path(File file) {
        return Optional.ofNullable(file).map(File::toPath);
    }

    private static String host(String prefix) {
        return prefix.strip().split("/", 2)[0].toLowerCase(Locale.ROOT);
    }
}
