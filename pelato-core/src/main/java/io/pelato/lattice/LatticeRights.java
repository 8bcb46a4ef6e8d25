package io.pelato.lattice;

import static io.pelato.lattice.NatsRight.publish;
import static io.pelato.lattice.NatsRight.subscribe;

import java.util.List;
import java.util.stream.Stream;

/** What a NATS user must be allowed to work with WADM and hosts. docs/deploying.md has the list for people. */
public final class LatticeRights {

    private final String wadm;
    private final String hosts;
    private final String lattice;

    /** The rights in one lattice. */
    public LatticeRights(String lattice) {
        this.lattice = lattice;
        this.wadm = "wadm.api." + lattice + ".model.";
        this.hosts = "wasmbus.ctl.v1." + lattice + ".";
    }

    /** What it takes to look at an application. */
    public List<NatsRight> toLook(String application) {
        return List.of(
                subscribe("wasmbus.evt." + lattice + ".>"),
                publish(wadm + "get"),
                publish(wadm + "get." + application),
                publish(wadm + "status." + application),
                publish(hosts + "host.ping"),
                publish(hosts + "host.get.*"),
                publish(hosts + "link.get"));
    }

    /** What it takes to see the versions of an application. */
    public List<NatsRight> toList(String application) {
        return List.of(
                publish(wadm + "get"), publish(wadm + "get." + application), publish(wadm + "versions." + application));
    }

    /** What it takes to deploy an application. */
    public List<NatsRight> toDeploy(String application) {
        return Stream.concat(
                        toLook(application).stream(),
                        Stream.of(
                                publish(wadm + "versions." + application),
                                publish(wadm + "put"),
                                publish(wadm + "deploy." + application),
                                publish(wadm + "del." + application),
                                publish(hosts + "link.put")))
                .toList();
    }

    /** What it takes to take an application away. */
    public List<NatsRight> toRemove(String application) {
        return Stream.concat(
                        toLook(application).stream(),
                        Stream.of(
                                publish(wadm + "versions." + application),
                                publish(wadm + "undeploy." + application),
                                publish(wadm + "del." + application),
                                publish(hosts + "config.get.*")))
                .toList();
    }

    /** What it takes beside that to put or take away one of these configurations, and to renew the links that use it. */
    public List<NatsRight> toHold(List<String> configs) {
        return configs.isEmpty()
                ? List.of()
                : Stream.concat(
                                Stream.of(publish(hosts + "link.del")),
                                configs.stream()
                                        .flatMap(config -> Stream.of("get.", "put.", "del.")
                                                .map(order -> publish(hosts + "config." + order + config))))
                        .toList();
    }

    /** What it takes to take one of these configurations away. */
    public List<NatsRight> toForget(List<String> configs) {
        return configs.stream()
                .map(config -> publish(hosts + "config.del." + config))
                .toList();
    }
}
