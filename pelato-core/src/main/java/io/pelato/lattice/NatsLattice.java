package io.pelato.lattice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pelato.application.HeldConfig;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A lattice over NATS: subjects and messages of wasmcloud-control-interface 3.0 and of wasmcloud-host 0.27. */
final class NatsLattice implements Lattice {

    private final NatsConversation nats;
    private final String lattice;
    private final String prefix;
    private final ConcurrentLinkedQueue<LatticeEvent> events = new ConcurrentLinkedQueue<>();

    private final AtomicInteger hostChanges = new AtomicInteger();

    private Optional<Sighting> sighting = Optional.empty();

    NatsLattice(NatsConversation nats, String lattice) {
        this.nats = nats;
        this.lattice = lattice;
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
    public List<HostInventory> inventories(List<LatticeHost> hosts) {
        return nats
                .askEach(hosts.stream()
                        .map(host -> prefix + "host.get." + host.id())
                        .toList())
                .stream()
                .flatMap(Optional::stream)
                .map(LatticeReplies::inventory)
                .toList();
    }

    @Override
    public OptionalInt followers(List<LatticeHost> hosts) {
        return new LatticeFollowers(nats, lattice).count(hosts);
    }

    @Override
    public List<LatticeLink> links() {
        return nats.ask(prefix + "link.get", "").map(LatticeReplies::links).orElse(List.of());
    }

    @Override
    public void renewLink(LatticeLink link) {
        order("link.del", key(link).put("link_name", link.name()));
        putLink(link);
    }

    @Override
    public void putLink(LatticeLink link) {
        ObjectNode whole = key(link).put("name", link.name()).put("target", link.target());
        link.interfaces().forEach(whole.putArray("interfaces")::add);
        link.sourceConfig().forEach(whole.putArray("source_config")::add);
        link.targetConfig().forEach(whole.putArray("target_config")::add);
        order("link.put", whole);
    }

    private static ObjectNode key(LatticeLink link) {
        return object().put("source_id", link.source())
                .put("wit_namespace", link.namespace())
                .put("wit_package", link.wit());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    @Override
    public Optional<Map<String, String>> config(String name) {
        return nats.ask(prefix + "config.get." + name, "")
                .map(answer -> answer.path("response"))
                .filter(response -> !response.isEmpty())
                .map(LatticeReplies::texts);
    }

    @Override
    public void putConfig(HeldConfig config) {
        ObjectNode values = object();
        config.values().forEach(values::put);
        order("config.put." + config.name(), values);
    }

    @Override
    public void deleteConfig(String name) {
        order("config.del." + name, object());
    }

    @Override
    public void expectToDelete(List<String> configs) {
        nats.expect(new LatticeRights(lattice).toForget(configs));
    }

    @Override
    public List<LatticeEvent> events() {
        List<LatticeEvent> since = new ArrayList<>();
        for (LatticeEvent event = events.poll(); event != null; event = events.poll()) {
            since.add(event);
        }
        return since;
    }

    private void order(String operation, JsonNode body) {
        Optional<JsonNode> answer = nats.ask(prefix + operation, body.toString());
        if (answer.isEmpty()) {
            throw new ProblemsException(Problem.of(
                    "No wasmCloud host answers " + prefix + operation,
                    "Start a host in this lattice, or correct pelato.lattice"));
        }
        if (!answer.get().path("success").asBoolean()) {
            throw new ProblemsException(Problem.of(
                    "The lattice refuses " + operation + ": "
                            + answer.get().path("message").asText("without a reason"),
                    "Look into the log of the hosts"));
        }
    }

    /** Hosts that have answered, how often hosts had been heard to change before, and when it was. */
    private record Sighting(List<LatticeHost> hosts, int changes, long nanos) {

        private static final Duration HOLDS = Duration.ofMinutes(1);
    }
}
