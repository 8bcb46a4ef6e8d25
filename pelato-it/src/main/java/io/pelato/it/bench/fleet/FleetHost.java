package io.pelato.it.bench.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What one host of a fleet would say of itself. */
final class FleetHost {

    /** The label that all of a fleet have. */
    static final String LABEL = "site";

    /** Its value. */
    static final String SITE = "milan";

    private static final int KEY_LENGTH = 55;

    private final int number;
    private final String lattice;
    private final Map<String, ObjectNode> components = new TreeMap<>();

    FleetHost(int number, String lattice) {
        this.number = number;
        this.lattice = lattice;
    }

    /** A key as long as a real one. */
    String id() {
        return String.format(Locale.ROOT, "N%0" + KEY_LENGTH + "d", number);
    }

    /** The number of the host with this key. */
    static int number(String id) {
        return Integer.parseInt(id.substring(1));
    }

    /** The answer to a ping. */
    String pong() {
        ObjectNode answer = object().put("success", true).put("message", "");
        describe(answer.putObject("response").put("id", id()))
                .put("lattice", lattice)
                .put("rpc_host", "nats://nats.lattice:4222")
                .put("ctl_host", "nats://nats.lattice:4222");
        return answer.toString();
    }

    /** Its inventory, which is also what its heartbeat says. */
    synchronized ObjectNode inventory() {
        ObjectNode inventory = describe(object().put("host_id", id()));
        ArrayNode list = inventory.putArray("components");
        components.values().forEach(list::add);
        inventory.putArray("providers");
        return inventory;
    }

    /** Whether it was told to run anything. */
    synchronized boolean busy() {
        return !components.isEmpty();
    }

    /** Does what an order says. */
    synchronized void scale(JsonNode order) {
        String id = order.path("component_id").asText();
        if (order.path("count").asInt() == 0) {
            components.remove(id);
            return;
        }
        ObjectNode component = object().put("id", id)
                .put("image_ref", order.path("component_ref").asText())
                .put("revision", 0)
                .put("max_instances", order.path("count").asInt());
        component.set("annotations", order.path("annotations"));
        components.put(id, component);
    }

    private ObjectNode describe(ObjectNode host) {
        host.put("friendly_name", "milan-" + number)
                .put("version", "1.9.2")
                .put("uptime_human", "2days 3h 12m 9s")
                .put("uptime_seconds", 184_329);
        host.putObject("labels")
                .put("hostcore.arch", "aarch64")
                .put("hostcore.os", "linux")
                .put("hostcore.osfamily", "unix")
                .put("host-type", "edge")
                .put(LABEL, SITE);
        return host;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
