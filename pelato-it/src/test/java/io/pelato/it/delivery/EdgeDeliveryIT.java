package io.pelato.it.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.it.Eventually;
import io.pelato.it.LatticeExtension;
import io.pelato.it.infra.CuttableLink;
import io.pelato.it.lattice.EdgeSite;
import io.pelato.it.lattice.Lattice;
import io.pelato.it.lattice.Postgres;
import io.pelato.it.lattice.Side;
import io.pelato.it.maven.MavenProjectFolder;
import io.pelato.it.types.DeployedWorkflow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Two edge machines with a JetStream each, leaf nodes of one cloud, and the same workflow on both with {@code entry: edge}:
 * what comes in on an edge is worked on there and forwarded to the cloud, where it is a row once.
 */
@Tag("alone")
@ExtendWith(LatticeExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EdgeDeliveryIT {

    private static final int CUT_SECONDS = Integer.getInteger("pelato.it.delivery.cut", 15);
    private static final int CUT_RATE = Integer.getInteger("pelato.it.delivery.rate", 300);
    private static final String SUBJECT = "edges.in";

    private final List<AutoCloseable> resources = new ArrayList<>();
    private Lattice lattice;
    private Postgres postgres;
    private CuttableLink milanLink;
    private EdgeSite milan;
    private EdgeSite rome;
    private KeptStream cloudStream;

    @BeforeAll
    void deploy(Lattice shared) throws IOException {
        lattice = shared;
        lattice.stopEdgeHost();
        milanLink = keep(new CuttableLink(Side.CLOUD.address(), lattice.leafPort()));
        milan = keep(lattice.site("milan", "127.0.0.3", "nats://127.0.0.1:" + milanLink.port()));
        rome = keep(lattice.site("rome", "127.0.0.4", lattice.leafUrl()));
        milan.start();
        postgres = keep(Postgres.start(Path.of(
                System.getProperty("pelato.it.work"),
                "edges",
                Long.toString(ProcessHandle.current().pid()))));
        MavenProjectFolder project = MavenProjectFolder.copyOf("delivery-edges", EdgeDeliveryIT.class)
                .withEnvironment("DELIVERY_DB_PASSWORD", Postgres.PASSWORD);
        postgres.execute(project.read("schema.sql"));
        keep(DeployedWorkflow.of(
                project, lattice, "-Ddb.port=" + postgres.port(), "-Dpelato.nats.domain=" + Lattice.JETSTREAM_DOMAIN));
        cloudStream = keep(new KeptStream(lattice.natsUrl(Side.CLOUD), "PELATO_delivery-edges_cloud"));
    }

    @AfterAll
    void undeploy() throws Exception {
        try {
            for (AutoCloseable resource : resources) {
                resource.close();
            }
        } finally {
            lattice.startEdgeHost();
        }
    }

    private <T extends AutoCloseable> T keep(T resource) {
        resources.add(0, resource);
        return resource;
    }

    @Test
    @Order(1)
    void an_edge_that_was_away_at_deploy_sets_itself_up_and_two_edges_never_acknowledge_each_other_s_messages() {
        long start = System.nanoTime();
        rome.start();
        try (KeptStream ofMilan = kept(milan, "milan");
                KeptStream ofRome = kept(rome, "rome")) {
            Eventually.that(
                    "rome has made its stream and its consumers",
                    () -> ofRome.inHand("first").isPresent(),
                    () -> rome.log());
            try (Load milans = Load.begin(milan.natsUrl(), SUBJECT, "milan");
                    Load romes = Load.begin(rome.natsUrl(), SUBJECT, "rome")) {
                int fromMilan = milans.finish(Load.LEAST);
                int fromRome = romes.finish(Load.LEAST);
                rows("milan", ofMilan).balances("two edges, what came in at the first", fromMilan, start);
                rows("rome", ofRome).balances("two edges, what came in at the one away at deploy", fromRome, start);
            }
            assertThat(ofMilan.handedOut("first"))
                    .isEqualTo(postgres.query("select 1 from numbers where run = 'milan'")
                            .size());
            assertThat(ofRome.handedOut("first"))
                    .isEqualTo(postgres.query("select 1 from numbers where run = 'rome'")
                            .size());
        }
    }

    @Test
    @Order(2)
    void a_link_that_is_cut_keeps_nobody_from_working_and_loses_and_doubles_nothing() {
        long start = System.nanoTime();
        try (KeptStream ofMilan = kept(milan, "milan");
                Load load = Load.begin(milan.natsUrl(), SUBJECT, "cut", CUT_RATE)) {
            Eventually.that("messages flow", () -> load.sent() > CUT_RATE, () -> load.sent() + " are sent");
            milanLink.cut();
            long before = ofMilan.handedOut("first");
            WorkInHand.pause(CUT_SECONDS);
            long during = ofMilan.handedOut("first") - before;
            milanLink.mend();
            assertThat(during)
                    .as("messages that the edge's task was given while the link was cut")
                    .isGreaterThan(CUT_RATE);
            rows("cut", ofMilan)
                    .balances(
                            "the link cut for " + CUT_SECONDS + " s at " + CUT_RATE + "/s",
                            load.finish(Load.LEAST),
                            start);
        }
    }

    @Test
    @Order(3)
    void an_edge_machine_that_loses_power_goes_on_where_it_was() {
        long start = System.nanoTime();
        try (Load load = Load.begin(milan.natsUrl(), SUBJECT, "power")) {
            try (KeptStream ofMilan = kept(milan, "milan")) {
                assertThat(new WorkInHand(ofMilan, "first").thereWhen(milan::kill))
                        .isTrue();
            }
            milan.start();
            int sent = load.finish(Load.LEAST);
            try (KeptStream ofMilan = kept(milan, "milan")) {
                rows("power", ofMilan).balances("an edge machine killed whole, and started again", sent, start);
            }
        }
    }

    private static KeptStream kept(EdgeSite site, String name) {
        return new KeptStream(site.natsUrl(), "PELATO_delivery-edges_" + name);
    }

    private Ledger rows(String run, KeptStream ofEdge) {
        return new Ledger(
                () -> postgres.query("select n from numbers where run = '" + run + "'"),
                () -> ofEdge.isDone() && cloudStream.isDone());
    }
}
