package io.pelato.dev;

import io.pelato.problem.ProblemsException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the parts of a lattice on this machine answer. A port may be moved by the variable that its compose file reads.
 *
 * @param variables the environment that compose is run with
 */
public record DevAddresses(Map<String, String> variables) {

    /**
     * Keeps the variables that matter.
     *
     * @throws ProblemsException for each variable that should hold a port and does not
     */
    public DevAddresses {
        variables = Map.copyOf(variables);
        DevPorts.of(variables);
    }

    /** NATS of the cloud, where workflows are deployed. */
    public String nats() {
        return "nats://localhost:" + port("NATS_PORT");
    }

    /** NATS of the edge. */
    public String edgeNats() {
        return "nats://localhost:" + port("EDGE_NATS_PORT");
    }

    /** The registry, which speaks plain HTTP. */
    public String registry() {
        return "localhost:" + port("REGISTRY_PORT");
    }

    /** All parts by what they are called, in the order in which they should be told. */
    public Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("NATS of the cloud", nats());
        all.put("NATS of the edge", edgeNats());
        all.put("MQTT of the edge", "tcp://localhost:" + port("EDGE_MQTT_PORT"));
        all.put("NATS of the edge over WebSockets", "ws://localhost:" + port("EDGE_WEBSOCKET_PORT"));
        all.put("Registry (plain HTTP)", registry());
        all.put("PostgreSQL (database, user and password: pelato)", "localhost:" + port("POSTGRES_PORT"));
        all.put("Tasks that serve HTTP", "http://localhost:" + port("HTTP_PORT"));
        return all;
    }

    private int port(String variable) {
        return DevPorts.of(variables).port(variable);
    }
}
