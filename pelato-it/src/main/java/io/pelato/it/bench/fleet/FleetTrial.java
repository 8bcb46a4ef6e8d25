package io.pelato.it.bench.fleet;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.KeyValue;
import io.nats.client.KeyValueOptions;
import io.nats.client.Nats;
import io.nats.client.api.KeyValueEntry;
import io.pelato.application.Application;
import io.pelato.lattice.LatticeSettings;
import io.pelato.lattice.NatsSettings;
import io.pelato.manifest.Manifest;
import io.pelato.manifest.ReleaseNotes;
import io.pelato.problem.ProblemsException;
import io.pelato.rollout.DeployListener;
import io.pelato.rollout.Release;
import io.pelato.rollout.ReleaseTerms;
import io.pelato.rollout.Standing;
import io.pelato.rollout.WadmOrchestrator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Deploys one task to every host of a fleet, through real NATS and WADM, and asks what runs. */
public final class FleetTrial {

    private static final Duration TO_BE_KNOWN = Duration.ofSeconds(45);
    private static final Duration DEPLOY = Duration.ofSeconds(40);
    private static final Duration GLANCE = Duration.ofSeconds(1);
    private static final String NAME = "fleet";
    private static final String MANIFEST = """
            apiVersion: core.oam.dev/v1beta1
            kind: Application
            metadata:
              name: fleet
              annotations:
                version: v1
                description: one task on every host
            spec:
              components:
                - name: reading
                  type: component
                  properties:
                    image: registry.lattice:5000/fleet/reading:1.0.0
                  traits:
                    - type: daemonscaler
                      properties:
                        instances: 1
                        spread:
                          - name: milan
                            requirements:
                              site: milan
            """;

    private final String natsUrl;
    private final String domain;

    /**
     * A trial.
     *
     * @param natsUrl the NATS server that WADM uses
     * @param domain its JetStream domain
     */
    public FleetTrial(String natsUrl, String domain) {
        this.natsUrl = natsUrl;
        this.domain = domain;
    }

    /** Runs it with so many hosts, in a lattice of their own. */
    public FleetResult run(int size) throws IOException, InterruptedException {
        String lattice = NAME + size;
        try (Fleet fleet = Fleet.join(natsUrl, lattice, size);
                Connection nats = Nats.connect(natsUrl);
                var orchestrator = new WadmOrchestrator(settings(lattice), Optional.empty())) {
            KeyValue state = nats.keyValue(
                    "wadm_state", KeyValueOptions.builder().jsDomain(domain).build());
            State known = awaitKnown(state, lattice, size);
            long before = fleet.answered();
            long start = System.nanoTime();
            Optional<String> fault = deploy(orchestrator);
            double deploySeconds = seconds(start);
            long deployBytes = fleet.answered() - before;
            int running = fleet.busy();
            before = fleet.answered();
            start = System.nanoTime();
            Optional<Standing> standing = orchestrator.status(NAME);
            double statusSeconds = seconds(start);
            return new FleetResult(
                    size,
                    known.hosts(),
                    state(state, lattice).bytes(),
                    running,
                    fault,
                    new FleetResult.Cost(deploySeconds, deployBytes),
                    new FleetResult.Cost(statusSeconds, fleet.answered() - before),
                    standing.map(found -> found.deployment().placements().size())
                            .orElse(0),
                    fleet.heartbeatBytes());
        } catch (JetStreamApiException e) {
            throw new IOException(e);
        }
    }

    private LatticeSettings settings(String lattice) {
        var nats = NatsSettings.anonymous(List.of(natsUrl));
        return new LatticeSettings(lattice, nats, DEPLOY, Optional.of(domain));
    }

    // What does not run in time is a figure here, not a failure.
    private static Optional<String> deploy(WadmOrchestrator orchestrator) {
        var wanted = new Application(NAME, "", List.of(), List.of());
        try {
            orchestrator.deploy(
                    Release.of(
                            orchestrator.validate(new Manifest(MANIFEST, "v1", wanted), Path.of("wadm.yaml")),
                            List.of(),
                            Optional.empty(),
                            ReleaseNotes::none,
                            ReleaseTerms.usual()),
                    new DeployListener() {});
            return Optional.empty();
        } catch (ProblemsException e) {
            return Optional.of(e.getMessage());
        }
    }

    private static State awaitKnown(KeyValue state, String lattice, int size)
            throws IOException, InterruptedException, JetStreamApiException {
        long end = System.nanoTime() + TO_BE_KNOWN.toNanos();
        State known = state(state, lattice);
        while (known.hosts() < size && System.nanoTime() < end) {
            TimeUnit.NANOSECONDS.sleep(GLANCE.toNanos());
            known = state(state, lattice);
        }
        return known;
    }

    private static State state(KeyValue state, String lattice) throws IOException, JetStreamApiException {
        Optional<byte[]> value =
                Optional.ofNullable(state.get("host_" + lattice)).map(KeyValueEntry::getValue);
        return value.isEmpty()
                ? new State(0, 0)
                : new State(new ObjectMapper().readTree(value.get()).size(), value.get().length);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private record State(int hosts, int bytes) {}
}
