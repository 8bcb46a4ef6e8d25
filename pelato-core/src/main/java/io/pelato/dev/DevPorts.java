package io.pelato.dev;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The ports of this machine at which the parts of a lattice answer, by the variables of the compose file that move them.
 */
final class DevPorts {

    private static final int LARGEST = 65535;

    /** As in compose.yaml, in the order in which they should be told. */
    private static final Map<String, Integer> USUAL = new LinkedHashMap<>();

    static {
        USUAL.put("NATS_PORT", 4222);
        USUAL.put("EDGE_NATS_PORT", 4223);
        USUAL.put("EDGE_MQTT_PORT", 1883);
        USUAL.put("EDGE_WEBSOCKET_PORT", 8080);
        USUAL.put("REGISTRY_PORT", 5000);
        USUAL.put("POSTGRES_PORT", 5432);
        USUAL.put("HTTP_PORT", 8000);
    }

    private final Map<String, Integer> ports;

    private DevPorts(Map<String, Integer> ports) {
        this.ports = ports;
    }

    /**
     * Reads the ports from the variables that compose is run with.
     *
     * @throws ProblemsException for each variable that holds no port, and each port that two variables hold
     */
    static DevPorts of(Map<String, String> variables) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        Map<Integer, String> holders = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        USUAL.forEach((variable, usual) -> {
            String text = variables.getOrDefault(variable, "");
            int port = text.isEmpty() ? usual : number(text);
            if (port < 1) {
                problems.add(Problem.of(
                        variable + " is " + text + ", which is no port",
                        "Use a number from 1 to " + LARGEST + ", for example " + variable + "=" + (usual + 1)));
                return;
            }
            String other = holders.putIfAbsent(port, variable);
            if (other != null) {
                problems.add(Problem.of(
                        other + " and " + variable + " are both " + port, "Give each part a port of its own"));
            }
            ports.put(variable, port);
        });
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
        return new DevPorts(ports);
    }

    private static int number(String text) {
        try {
            int port = Integer.parseInt(text);
            return port > LARGEST ? -1 : port;
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    int port(String variable) {
        return ports.get(variable);
    }

    /**
     * Makes sure that nobody listens where the lattice is to.
     *
     * @throws ProblemsException for each port that is taken
     */
    void expectFree() {
        List<Problem> problems = new ArrayList<>();
        ports.forEach((variable, port) -> {
            if (!isFree(port)) {
                problems.add(Problem.of(
                        "Port " + port + " of this machine (" + variable + ") is taken by another program",
                        "Stop that program, or move the port: " + variable + "=" + (port + 1)
                                + " in the environment or in a file .env beside the compose file"));
            }
        });
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
