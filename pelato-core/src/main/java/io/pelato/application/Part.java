package io.pelato.application;

import java.util.List;

/**
 * One thing that runs on hosts.
 *
 * @param kind a component or a provider
 * @param name the name in the manifest
 * @param id the name on the hosts, unique in the lattice
 * @param image the image reference
 * @param config what it is configured with, in the order in which it is merged
 * @param scaling whether the spreads share the instances or each host has all of them
 * @param instances for a component how many calls may be worked on at once; for a provider on how many hosts it runs
 * @param leastHosts for a part on every host, how many hosts have to run it; 0 where nobody says
 * @param spreads where it runs; none for any host
 * @param links the links that start at it
 */
public record Part(
        Kind kind,
        String name,
        String id,
        String image,
        List<NamedConfig> config,
        Scaling scaling,
        int instances,
        int leastHosts,
        List<Spread> spreads,
        List<PartLink> links) {

    /** A part of which nobody says how many hosts have to run it. */
    public Part(
            Kind kind,
            String name,
            String id,
            String image,
            List<NamedConfig> config,
            Scaling scaling,
            int instances,
            List<Spread> spreads,
            List<PartLink> links) {
        this(kind, name, id, image, config, scaling, instances, 0, spreads, links);
    }

    /** The same with a number of hosts that have to run it. */
    public Part withLeastHosts(int hosts) {
        return new Part(kind, name, id, image, config, scaling, instances, hosts, spreads, links);
    }

    /** What hosts take a part for. */
    public enum Kind {
        COMPONENT,
        PROVIDER
    }

    /** How instances become places. */
    public enum Scaling {
        /** The spreads share the instances by weight, each on one host: WADM's spreadscaler. */
        SHARED,
        /** Every host that a spread matches has all instances: WADM's daemonscaler. */
        EVERY_HOST
    }
}
