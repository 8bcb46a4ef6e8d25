package io.pelato.dev;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the parts of a lattice on this machine answer. A port may be moved by the variable that its compose file reads.
 *
 * @param variables the environment that compose is run with
 */
public record DevAddresses(Map<String, String> variables) {

    /** Keeps the variables that matter. */
    public DevAddresses {
        variables = Map.copyOf(variables);
    }

    /** NATS of the cloud, where workflows are deployed. */
    public String nats() {
        return "nats://localhost:" + port("NATS_PORT", "4222");
    }

    /** NATS of the edge. */
    public String edgeNats() {
        return "nats://localhost:" + port("EDGE_NATS_PORT", "4223");
    }

    /** The registry, which speaks plain HTTP. */
    public String registry() {
        return "localhost:" + port("REGISTRY_PORT", "5000");
    }

    /** All parts by what they are called, in the order in which they should be told. */
    public Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("NATS of the cloud", nats());
        all.put("NATS of the edge", edgeNats());
        all.put("MQTT of the edge", "tcp://localhost:" + port("EDGE_MQTT_PORT", "1883"));
        all.put("NATS of the edge over WebSockets", "ws://localhost:" + port("EDGE_WEBSOCKET_PORT", "8080"));
        all.put("Registry (plain HTTP)", registry());
        all.put("PostgreSQL (database, user and password: pelato)", "localhost:" + port("POSTGRES_PORT", "5432"));
        all.put("Tasks that serve HTTP", "http://localhost:" + port("HTTP_PORT", "8000"));
        return all;
    }

    private String port(String variable, String usual) {
        String port = variables.getOrDefault(variable, "");
        return port.isEmpty() ? usual : port;
    }
}
