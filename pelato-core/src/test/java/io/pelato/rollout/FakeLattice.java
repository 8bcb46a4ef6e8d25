package io.pelato.rollout;

import io.pelato.application.Application;
import io.pelato.application.HeldConfig;
import io.pelato.application.Part;
import io.pelato.application.Spread;
import io.pelato.lattice.AppStatus;
import io.pelato.lattice.HostInventory;
import io.pelato.lattice.Lattice;
import io.pelato.lattice.LatticeEvent;
import io.pelato.lattice.LatticeHost;
import io.pelato.lattice.LatticeLink;
import io.pelato.lattice.Wadm;
import io.pelato.manifest.StoredManifest;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A lattice and its WADM in memory. Each pause of the one who waits is a second, and does the next of the things that
 * were planned.
 */
final class FakeLattice implements Lattice, Wadm, Pace {

    final List<LatticeHost> hosts = new ArrayList<>();
    /** Hosts that answer from the second look on. */
    final List<LatticeHost> lateHosts = new ArrayList<>();

    final Map<String, List<HostInventory.Running>> running = new LinkedHashMap<>();
    final List<LatticeLink> links = new ArrayList<>();
    final Map<String, Map<String, String>> configs = new LinkedHashMap<>();
    final Map<String, Map<String, String>> stored = new LinkedHashMap<>();
    final Map<String, String> deployed = new LinkedHashMap<>();
    final Deque<LatticeEvent> events = new ArrayDeque<>();
    final Deque<Runnable> plan = new ArrayDeque<>();
    final List<String> orders = new ArrayList<>();
    final List<LatticeLink> repeatedLinks = new ArrayList<>();
    AppStatus status = new AppStatus("undeployed", "", List.of());
    boolean answersAsWadm = true;
    boolean deletesVersions = true;
    /** How many hosts hear of no new links. */
    int deaf;

    private int seconds;

    FakeLattice host(String name, Map<String, String> labels) {
        hosts.add(new LatticeHost("N" + name, name, labels, Optional.empty()));
        running.put("N" + name, new ArrayList<>());
        return this;
    }

    /** An edge host and a cloud host. */
    static FakeLattice ofEdgeAndCloud() {
        return new FakeLattice()
                .host("attic", Map.of("host-type", "edge"))
                .host("cellar", Map.of("host-type", "cloud"));
    }

    /** Does something after so many pauses. */
    void planAfter(int pauses, Runnable thing) {
        for (int i = 1; i < pauses; i++) {
            plan.add(() -> {});
        }
        plan.add(thing);
    }

    /** This lattice as the pace of one who begins now. */
    Pace paceFromNow() {
        int begin = seconds;
        return new Pace() {
            @Override
            public Duration elapsed() {
                return Duration.ofSeconds(seconds - begin);
            }

            @Override
            public void pause() {
                FakeLattice.this.pause();
            }

            @Override
            public void untilNextLook() {
                FakeLattice.this.pause();
            }
        };
    }

    /** All that WADM would do for an application, at once. */
    void run(Application application) {
        running.values().forEach(List::clear);
        links.clear();
        for (Part part : application.parts()) {
            List<Integer> shares = Convergence.sharesOf(part);
            for (int i = 0; i < shares.size(); i++) {
                Spread spread = part.spreads().get(i);
                int share = shares.get(i);
                hosts.stream()
                        .filter(host -> spread.matches(host.labels()))
                        .findFirst()
                        .ifPresent(host -> running.get(host.id())
                                .add(new HostInventory.Running(
                                        part.kind(), part.id(), part.image(), share, Optional.of(application.name()))));
            }
        }
        links.addAll(new Convergence(application).wantedLinks());
        status = deployedStatus(application);
    }

    static AppStatus deployedStatus(Application application) {
        return new AppStatus(
                "deployed",
                "",
                ScalerIds.of(application).entrySet().stream()
                        .map(id -> new AppStatus.Scaler(id.getKey(), "SpreadScaler", id.getValue(), "deployed", ""))
                        .toList());
    }

    /** Takes everything away. */
    void clear() {
        running.values().forEach(List::clear);
        links.clear();
        configs.clear();
        status = new AppStatus("undeployed", "", List.of());
    }

    @Override
    public List<LatticeHost> hosts() {
        List<LatticeHost> seen = List.copyOf(hosts);
        hosts.addAll(lateHosts);
        lateHosts.clear();
        return seen;
    }

    @Override
    public OptionalInt followers(List<LatticeHost> asked) {
        return OptionalInt.of(hosts.size() - deaf);
    }

    @Override
    public List<HostInventory> inventories(List<LatticeHost> hosts) {
        return hosts.stream()
                .filter(host -> running.containsKey(host.id()))
                .map(host -> new HostInventory(host, List.copyOf(running.get(host.id()))))
                .toList();
    }

    @Override
    public List<LatticeLink> links() {
        return List.copyOf(links);
    }

    @Override
    public void renewLink(LatticeLink link) {
        orders.add("renew link " + link.source() + " -> " + link.target());
    }

    @Override
    public void putLink(LatticeLink link) {
        repeatedLinks.add(link);
    }

    @Override
    public Optional<Map<String, String>> config(String name) {
        return Optional.ofNullable(configs.get(name));
    }

    @Override
    public void putConfig(HeldConfig config) {
        orders.add("put config " + config.name());
        configs.put(config.name(), config.values());
    }

    @Override
    public void deleteConfig(String name) {
        orders.add("delete config " + name);
        configs.remove(name);
    }

    @Override
    public void expectToDelete(List<String> names) {}

    @Override
    public List<LatticeEvent> events() {
        List<LatticeEvent> since = List.copyOf(events);
        events.clear();
        return since;
    }

    @Override
    public List<Stored> applications() {
        if (!answersAsWadm) {
            throw new ProblemsException(Problem.of("No WADM answers", "Start it"));
        }
        return stored.entrySet().stream()
                .map(entry -> new Stored(
                        entry.getKey(),
                        List.copyOf(entry.getValue().keySet())
                                .get(entry.getValue().size() - 1),
                        Optional.ofNullable(deployed.get(entry.getKey()))))
                .toList();
    }

    @Override
    public List<String> versions(String application) {
        return List.copyOf(stored.getOrDefault(application, Map.of()).keySet());
    }

    @Override
    public Optional<String> manifest(String application, String version) {
        return Optional.ofNullable(stored.getOrDefault(application, Map.of()).get(version));
    }

    @Override
    public void put(String application, String manifestJson) {
        String version = StoredManifest.read(manifestJson).version();
        orders.add("put " + application + " " + version);
        stored.computeIfAbsent(application, name -> new LinkedHashMap<>()).put(version, manifestJson);
    }

    @Override
    public void deploy(String application, String version) {
        orders.add("deploy " + application + " " + version);
        deployed.put(application, version);
    }

    @Override
    public void undeploy(String application) {
        orders.add("undeploy " + application);
        deployed.remove(application);
    }

    @Override
    public void delete(String application) {
        orders.add("delete " + application);
        stored.remove(application);
    }

    @Override
    public void delete(String application, String version) {
        if (!deletesVersions) {
            throw new ProblemsException(Problem.of("WADM does not answer", "Start it"));
        }
        orders.add("delete " + application + " " + version);
        stored.get(application).remove(version);
    }

    @Override
    public AppStatus status(String application) {
        return status;
    }

    @Override
    public Duration elapsed() {
        return Duration.ofSeconds(seconds);
    }

    @Override
    public void pause() {
        seconds++;
        if (!plan.isEmpty()) {
            plan.pop().run();
        }
    }

    @Override
    public void untilNextLook() {
        pause();
    }
}
