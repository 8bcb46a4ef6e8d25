package io.pelato.it.infra;

import io.pelato.it.lattice.Service;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A port of a cluster's service or pod on this machine, as {@code kubectl port-forward} makes it. */
final class PortForward implements AutoCloseable {
    private static final AtomicInteger STARTED = new AtomicInteger();
    private static final Pattern FORWARDS = Pattern.compile("Forwarding from \\S+:(\\d+) -> ");

    private final Service service;
    private final int port;

    /**
     * Waits until the port takes connections.
     *
     * @param target such as {@code service/nats}
     * @param address of this machine, of the loopback network
     * @param ports local and remote one with a colon, or {@code :REMOTE} for any free one
     */
    PortForward(Cluster cluster, Path logs, String namespace, String target, String address, String ports) {
        service = Service.start(
                        "forward-" + STARTED.incrementAndGet(),
                        logs,
                        Map.of(),
                        List.of(
                                cluster.program(),
                                "--namespace",
                                namespace,
                                "port-forward",
                                "--address",
                                address,
                                target,
                                ports))
                .awaitLog("Forwarding from", 60);
        Matcher forwards = FORWARDS.matcher(service.log());
        if (!forwards.find()) {
            throw new AssertionError(service.log());
        }
        port = Integer.parseInt(forwards.group(1));
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        service.close();
    }
}
