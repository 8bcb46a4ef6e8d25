package io.pelato.maven;

import io.pelato.DeployRequest;
import io.pelato.LatticeAccess;
import io.pelato.Project;
import io.pelato.Provisions;
import io.pelato.Releasing;
import io.pelato.Verification;
import io.pelato.application.HttpListener;
import io.pelato.lattice.NatsAddresses;
import io.pelato.manifest.ManifestRenderer;
import io.pelato.problem.Checks;
import io.pelato.problem.ProblemsException;
import io.pelato.registry.HostsRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals share that say what is to run on a lattice. */
abstract class AbstractDeployMojo extends AbstractLatticeMojo {

    /** The NATS server that the components' messages go through, as the hosts see it: the same address on each. */
    @Parameter(property = "pelato.nats.hosts", alias = "hostsNatsUrl", defaultValue = "nats://127.0.0.1:4222")
    private ServerUrl natsUrlFromHosts;

    /**
     * The registry and the folder in it as the hosts reach it, where that is another than pelato.registry, such as a mirror
     * near them. It must have what pelato.registry has, or fetch it from there.
     */
    @Parameter(property = "pelato.registry.hosts")
    private String registryOfHosts;

    /** Where the HTTP provider listens on its hosts: an IP address and a port. */
    @Parameter(property = "pelato.http.address", defaultValue = "0.0.0.0:8000")
    private String httpAddress;

    /** How long an HTTP request may wait for its task, in seconds; then its answer is status 408. */
    @Parameter(property = "pelato.http.timeout", defaultValue = "60")
    private WholeNumber httpTimeout;

    /**
     * Images that replace those of the capability providers, each as {@code NAME=IMAGE}; the names are messaging,
     * http-server, keyvalue-nats, sqldb-postgres and those of your own templates.
     */
    @Parameter(property = "pelato.providers")
    private List<String> providers;

    AbstractDeployMojo(MavenLogins logins) {
        super(logins);
    }

    /**
     * The deployment, as the parameters tell it.
     *
     * @param releasing how it becomes a version beside others
     * @param verification whose signatures it must have, if somebody asks
     * @throws ProblemsException naming every one of them that is wrong
     */
    final DeployRequest request(Releasing releasing, Optional<Verification> verification) {
        var checks = new Checks();
        Optional<Project> project = checks.get(this::project);
        Optional<LatticeAccess> access = checks.get(this::access);
        // What it makes of the application is seen once there is one.
        checks.get(() -> new ManifestRenderer(manifestTemplate()));
        Optional<String> natsUrl = checks.get(this::natsUrlFromHosts);
        Optional<HostsRegistry> registry = checks.get(
                        () -> Optional.ofNullable(registryOfHosts).map(HostsRegistry::parse))
                .flatMap(Function.identity());
        Optional<HttpListener> http = checks.get(this::http);
        checks.end();
        return new DeployRequest(
                project.orElseThrow(),
                access.orElseThrow(),
                natsUrl.orElseThrow(),
                registry,
                http.orElseThrow(),
                provisions(),
                releasing,
                verification);
    }

    final Provisions provisions() {
        return new Provisions(stripped(Optional.ofNullable(providers).orElse(List.of())), servers(), System.getenv());
    }

    private String natsUrlFromHosts() {
        String url = natsUrlFromHosts.whole().strip();
        // Providers take several as one text.
        NatsAddresses.check("pelato.nats.hosts", stripped(List.of(url.split(",", -1))));
        return url;
    }

    private HttpListener http() {
        // Too short a time is told by the listener itself, beside an address that is none.
        long seconds = httpTimeout.between(0, Limits.SECONDS, "pelato.http.timeout", "seconds");
        return new HttpListener(httpAddress, Duration.ofSeconds(seconds));
    }
}
