package io.pelato;

import io.pelato.application.HttpListener;

/**
 * What to deploy where.
 *
 * @param project the project
 * @param access the lattice
 * @param natsUrlFromHosts the NATS server that components' messages go through, as the hosts see it
 * @param http how the HTTP provider takes requests
 * @param provisions images and passwords
 */
public record DeployRequest(
        Project project, LatticeAccess access, String natsUrlFromHosts, HttpListener http, Provisions provisions) {}
