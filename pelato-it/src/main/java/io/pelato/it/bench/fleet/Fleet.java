package io.pelato.it.bench.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.Message;
import io.nats.client.Nats;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Many hosts of one lattice, which this process stands for: heartbeats, pings, inventories and orders of wasmCloud's
 * control interface, version 1, as wasmcloud-host 0.27 has them. Nothing runs on them.
 */
final class Fleet implements AutoCloseable {

    static final int HEARTBEAT_SECONDS = 30;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OK = "{\"success\":true,\"message\":\"\"}";
    private static final String NONE = "{\"success\":true,\"message\":\"\",\"response\":[]}";

    private final Connection nats;
    private final String control;
    private final String events;
    private final List<FleetHost> hosts;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final AtomicLong answered = new AtomicLong();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger event = new AtomicInteger();

    private Fleet(Connection nats, String lattice, int size) {
        this.nats = nats;
        this.control = "wasmbus.ctl.v1." + lattice + ".";
        this.events = "wasmbus.evt." + lattice + ".";
        this.hosts = IntStream.range(0, size)
                .mapToObj(number -> new FleetHost(number, lattice))
                .toList();
    }

    /** Lets hosts join a lattice. Each sends its first heartbeat within half a minute, as running hosts would. */
    static Fleet join(String natsUrl, String lattice, int size) {
        try {
            var fleet = new Fleet(Nats.connect(natsUrl), lattice, size);
            fleet.listen();
            fleet.beat();
            return fleet;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How many hosts there are. */
    int size() {
        return hosts.size();
    }

    /** How many hosts were told to run something. */
    int busy() {
        return (int) hosts.stream().filter(FleetHost::busy).count();
    }

    /** The bytes that all hosts have answered so far, without heartbeats and events. */
    long answered() {
        return answered.get();
    }

    /** The bytes of one heartbeat now. */
    int heartbeatBytes() {
        return cloudEvent("host_heartbeat", hosts.get(0).id(), hosts.get(0).inventory())
                .toString()
                .getBytes(StandardCharsets.UTF_8)
                .length;
    }

    private void listen() {
        Dispatcher dispatcher = nats.createDispatcher();
        dispatcher.subscribe(control + "host.ping", message -> hosts.forEach(host -> answer(message, host.pong())));
        dispatcher.subscribe(
                control + "host.get.*",
                message -> answer(message, success(asked(message).inventory())));
        dispatcher.subscribe(control + "component.scale.*", this::scale);
        dispatcher.subscribe(control + "link.get", message -> answer(message, NONE));
        dispatcher.subscribe(control + "claims.get", message -> answer(message, NONE));
        dispatcher.subscribe(control + "config.get.*", message -> answer(message, OK));
        dispatcher.subscribe(control + "config.put.*", message -> answer(message, OK));
        dispatcher.subscribe(control + "config.del.*", message -> answer(message, OK));
    }

    // A few hosts at a time, so that heartbeats come as evenly as those of hosts that nobody started together.
    private void beat() {
        long micros = TimeUnit.SECONDS.toMicros(HEARTBEAT_SECONDS) / hosts.size();
        var unused = clock.scheduleAtFixedRate(this::beatOnce, 0, Math.max(1, micros), TimeUnit.MICROSECONDS);
    }

    private void beatOnce() {
        FleetHost host = hosts.get(Math.floorMod(next.getAndIncrement(), hosts.size()));
        publish("host_heartbeat", host.id(), host.inventory());
    }

    private void scale(Message message) {
        FleetHost host = asked(message);
        try {
            JsonNode order = JSON.readTree(message.getData());
            host.scale(order);
            answer(message, OK);
            ObjectNode scaled = JsonNodeFactory.instance.objectNode();
            scaled.set("annotations", order.path("annotations"));
            scaled.putNull("claims");
            scaled.put("image_ref", order.path("component_ref").asText());
            scaled.put("max_instances", order.path("count").asInt());
            scaled.put("component_id", order.path("component_id").asText());
            scaled.put("host_id", host.id());
            publish("component_scaled", host.id(), scaled);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FleetHost asked(Message message) {
        String subject = message.getSubject();
        return hosts.get(FleetHost.number(subject.substring(subject.lastIndexOf('.') + 1)));
    }

    private static String success(JsonNode response) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("success", true).put("message", "").set("response", response);
        return answer.toString();
    }

    private void answer(Message question, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        answered.addAndGet(body.length);
        nats.publish(question.getReplyTo(), body);
    }

    private void publish(String type, String source, JsonNode data) {
        nats.publish(events + type, cloudEvent(type, source, data).toString().getBytes(StandardCharsets.UTF_8));
    }

    private ObjectNode cloudEvent(String type, String source, JsonNode data) {
        ObjectNode cloudEvent = JsonNodeFactory.instance.objectNode();
        cloudEvent
                .put("specversion", "1.0")
                .put("id", "fleet-" + event.getAndIncrement())
                .put("type", "com.wasmcloud.lattice." + type)
                .put("source", source)
                .put("datacontenttype", "application/json")
                .set("data", data);
        return cloudEvent;
    }

    /** All hosts fall silent. */
    @Override
    public void close() {
        clock.shutdownNow();
        try {
            nats.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
