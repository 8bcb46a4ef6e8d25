package io.pelato.lattice;

import io.nats.client.support.JsonValue;
import io.nats.client.support.JsonValueUtils;
import io.pelato.application.HeldConfig;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A lattice over NATS: subjects and messages of wasmcloud-control-interface 3.0 and of wasmcloud-host 0.27. */
final class NatsLattice implements Lattice {

    private final NatsConversation nats;
    private final String prefix;
    private final ConcurrentLinkedQueue<LatticeEvent> events = new ConcurrentLinkedQueue<>();

    private final AtomicInteger hostChanges = new AtomicInteger();

    private Optional<Sighting> sighting = Optional.empty();

    NatsLattice(NatsConversation nats, String lattice) {
        this.nats = nats;
        this.prefix = "wasmbus.ctl.v1." + lattice + ".";
        nats.listen("wasmbus.evt." + lattice + ".>", event -> {
            LatticeReplies.event(event).ifPresent(events::add);
            if (LatticeReplies.changesHosts(event)) {
                hostChanges.incrementAndGet();
            }
        });
    }

    @Override
    public List<LatticeHost> hosts() {
        Optional<Sighting> early = sighting.filter(this::holds);
        sighting = Optional.empty();
        return early.map(Sighting::hosts).orElseGet(this::askForHosts);
    }

    /** Asks for hosts before anybody needs the answer: it takes most of a second until no host can be missing. */
    void lookAhead() {
        int changes = hostChanges.get();
        sighting = Optional.of(new Sighting(askForHosts(), changes, System.nanoTime()));
    }

    // Events are missed while a connection is down, so however quiet it was, an old sighting is none.
    private boolean holds(Sighting early) {
        return early.changes() == hostChanges.get() && System.nanoTime() - early.nanos() < Sighting.HOLDS.toNanos();
    }

    private List<LatticeHost> askForHosts() {
        return nats.askAll(prefix + "host.ping").stream()
                .map(LatticeReplies::host)
                .sorted(Comparator.comparing(LatticeHost::name).thenComparing(LatticeHost::id))
                .toList();
    }

    @Override
    public Optional<HostInventory> inventory(LatticeHost host) {
        return nats.ask(prefix + "host.get." + host.id(), "").map(LatticeReplies::inventory);
    }

    @Override
    public List<LatticeLink> links() {
        return nats.ask(prefix + "link.get", "").map(LatticeReplies::links).orElse(List.of());
    }

    @Override
    public void renewLink(LatticeLink link) {
        Map<String, JsonValue> key = key(link);
        key.put("link_name", new JsonValue(link.name()));
        order("link.del", new JsonValue(key));
        putLink(link);
    }

    @Override
    public void putLink(LatticeLink link) {
        Map<String, JsonValue> whole = key(link);
        whole.put("name", new JsonValue(link.name()));
        whole.put("target", new JsonValue(link.target()));
        whole.put("interfaces", texts(link.interfaces()));
        whole.put("source_config", texts(link.sourceConfig()));
        whole.put("target_config", texts(link.targetConfig()));
        order("link.put", new JsonValue(whole));
    }

    private static Map<String, JsonValue> key(LatticeLink link) {
        return new HashMap<>(Map.of(
                "source_id", new JsonValue(link.source()),
                "wit_namespace", new JsonValue(link.namespace()),
                "wit_package", new JsonValue(link.wit())));
    }

    private static JsonValue texts(List<String> texts) {
        return new JsonValue(texts.stream().map(JsonValue::new).toList());
    }

    @Override
    public Optional<Map<String, String>> config(String name) {
        return nats.ask(prefix + "config.get." + name, "")
                .map(answer -> JsonValueUtils.readObject(answer, "response"))
                .filter(response -> response.map != null && !response.map.isEmpty())
                .map(LatticeReplies::texts);
    }

    @Override
    public void putConfig(HeldConfig config) {
        Map<String, JsonValue> values = new HashMap<>();
        config.values().forEach((key, value) -> values.put(key, new JsonValue(value)));
        order("config.put." + config.name(), new JsonValue(values));
    }

    @Override
    public void deleteConfig(String name) {
        order("config.del." + name, new JsonValue(Map.of()));
    }

    @Override
    public List<LatticeEvent> events() {
        List<LatticeEvent> since = new ArrayList<>();
        for (LatticeEvent event = events.poll(); event != null; event = events.poll()) {
            since.add(event);
        }
        return since;
    }

    private void order(String operation, JsonValue body) {
        Optional<JsonValue> answer = nats.ask(prefix + operation, body.toJson());
        if (answer.isEmpty()) {
            throw new ProblemsException(Problem.of(
                    "No wasmCloud host answers " + prefix + operation,
                    "Start a host in this lattice, or correct pelato.lattice"));
        }
        if (!JsonValueUtils.readBoolean(answer.get(), "success")) {
            throw new ProblemsException(Problem.of(
                    "The lattice refuses " + operation + ": "
                            + JsonValueUtils.readString(answer.get(), "message", "without a reason"),
                    "Look into the log of the hosts"));
        }
    }

    /** Hosts that have answered, how often hosts had been heard to change before, and when it was. */
    private record Sighting(List<LatticeHost> hosts, int changes, long nanos) {

        private static final Duration HOLDS = Duration.ofMinutes(1);
    }
}
