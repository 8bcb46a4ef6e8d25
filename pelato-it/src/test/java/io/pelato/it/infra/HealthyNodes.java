package io.pelato.it.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/**
 * Where a cloud's load balancer sends a connection: to the node's port of its service, on the first node whose health check
 * says that a pod of the service stands there.
 *
 * @param nodes in the order in which they are asked
 * @param overlay has the service
 * @param service its name
 */
record HealthyNodes(List<String> nodes, Overlay overlay, String service) implements Supplier<InetSocketAddress> {

    private static final int TIMEOUT = 1000;

    /**
     * {@inheritDoc}
     *
     * @throws UncheckedIOException if there is none
     */
    @Override
    public InetSocketAddress get() {
        int port = number("{.spec.ports[0].nodePort}");
        int health = number("{.spec.healthCheckNodePort}");
        return nodes.stream()
                .map(overlay.cluster()::address)
                .filter(address -> isHealthy(address, health))
                .findFirst()
                .map(address -> new InetSocketAddress(address, port))
                .orElseThrow(() -> new UncheckedIOException(new IOException("no node has a pod of " + service)));
    }

    private int number(String path) {
        return Integer.parseInt(overlay.kubectl("get", "service", service, "--output", "jsonpath=" + path));
    }

    private static boolean isHealthy(String address, int port) {
        // A container that was killed has no address.
        if (address.isBlank()) {
            return false;
        }
        try {
            var connection = (HttpURLConnection)
                    URI.create("http://" + address + ":" + port).toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT);
            connection.setReadTimeout(TIMEOUT);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }
}
