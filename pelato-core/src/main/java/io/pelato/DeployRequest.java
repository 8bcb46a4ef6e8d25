package io.pelato;

import io.pelato.application.HttpListener;
import io.pelato.registry.HostsRegistry;
import java.util.Optional;

/**
 * What to deploy where.
 *
 * @param project the project
 * @param access the lattice
 * @param natsUrlFromHosts the NATS server that components' messages go through, as the hosts see it
 * @param registryOfHosts where hosts fetch the images, if not where they are pushed
 * @param http how the HTTP provider takes requests
 * @param provisions images and passwords
 * @param releasing how it becomes a version beside others
 * @param verification whose signatures the components must have; absent where nobody asks
 */
public record DeployRequest(
        Project project,
        LatticeAccess access,
        String natsUrlFromHosts,
        Optional<HostsRegistry> registryOfHosts,
        HttpListener http,
        Provisions provisions,
        Releasing releasing,
        Optional<Verification> verification) {

    /** A deployment that nobody signs or planned. */
    public DeployRequest(
            Project project, LatticeAccess access, String natsUrlFromHosts, HttpListener http, Provisions provisions) {
        this(
                project,
                access,
                natsUrlFromHosts,
                Optional.empty(),
                http,
                provisions,
                Releasing.usual(),
                Optional.empty());
    }
}
