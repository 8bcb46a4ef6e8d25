package io.pelato.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.StreamConfiguration;
import io.pelato.application.Keeping;
import io.pelato.it.lattice.Ports;
import io.pelato.lattice.LatticeConnection;
import io.pelato.lattice.LatticeSettings;
import io.pelato.lattice.NatsSettings;
import io.pelato.problem.Location;
import io.pelato.stream.Backlog;
import io.pelato.stream.NatsMessageStreams;
import io.pelato.stream.Place;
import io.pelato.stream.StreamUse;
import io.pelato.workflow.Keep;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is checked, told and taken away of the streams that keep messages, on real NATS servers. */
class MessageStreamsIT {

    private static final long MEGABYTE = 1L << 20;
    private static final Location SUBJECT = new Location(Path.of("workflow.yaml"), 9, 19);
    private static final Location MAX_BYTES = new Location(Path.of("workflow.yaml"), 2, 19);

    @TempDir
    private Path folder;

    @Test
    void nothing_is_against_a_server_with_room_and_nothing_is_left_on_it() {
        on(jetStream(""), streams -> {
            streams.check(keeping(false), List.of());
            assertThat(names(streams)).isEmpty();
        });
    }

    @Test
    void a_server_without_jetstream_is_told() {
        on(
                "",
                streams -> assertThatThrownBy(() -> streams.check(keeping(false), List.of()))
                        .hasMessageContaining("JetStream does not answer at 127.0.0.1:")
                        .hasMessageContaining("pelato.nats.domain"));
    }

    @Test
    void an_account_without_jetstream_is_told() {
        on(
                jetStream("") + "accounts { A { users: [ { user: baker, password: rolls } ] } }\nno_auth_user: baker\n",
                streams -> assertThatThrownBy(() -> streams.check(keeping(false), List.of()))
                        .hasMessageContaining("JetStream not enabled for account")
                        .hasMessageContaining("Enable JetStream for this user's account"));
    }

    @Test
    void more_than_the_server_has_is_told_where_it_is_written() {
        on(jetStream("max_file_store: 50MB"), streams -> {
            assertThatThrownBy(() -> streams.check(keeping(false), List.of()))
                    .hasMessageStartingWith("workflow.yaml:2:19: There is no room for 80 MB more of this workflow's"
                            + " messages and reports in JetStream: JetStream says: insufficient storage resources");
            assertThat(names(streams)).isEmpty();
        });
    }

    @Test
    void more_than_the_account_may_keep_is_told_where_it_is_written() {
        on(
                jetStream("")
                        + "accounts { A { jetstream { max_file: 70MB }, users: [ { user: baker, password: rolls } ] } }\n"
                        + "no_auth_user: baker\n",
                streams -> assertThatThrownBy(() -> streams.check(keeping(false), List.of()))
                        .hasMessageStartingWith("workflow.yaml:2:19: There is no room for 80 MB more")
                        .hasMessageContaining("this NATS account may keep 70 MB, of which 0 B are promised"));
    }

    @Test
    void what_a_workflow_keeps_already_needs_no_more_room() {
        on(jetStream("max_file_store: 90MB"), streams -> {
            provided(streams, "plant");
            streams.check(keeping(false), List.of());
        });
    }

    @Test
    void a_subject_that_another_workflow_or_somebody_else_keeps_is_told_where_it_is_written() {
        on(jetStream(""), streams -> {
            make(streams, "ORDERS", Map.of(), "raw.north.*");
            assertThatThrownBy(() -> streams.check(keeping(false), List.of()))
                    .hasMessage(
                            "workflow.yaml:9:19: \"raw.>\" is kept already by the stream ORDERS in JetStream, and NATS"
                                    + " keeps a subject in one stream only. Take the subject out of that stream, let the task"
                                    + " take another one, or write `delivery: at_most_once` for the task");
            delete(streams, "ORDERS");
            make(streams, "PELATO_other_main", metadata("default", "other"), "raw.>");
            assertThatThrownBy(() -> streams.check(keeping(false), List.of()))
                    .hasMessageContaining(
                            "by the stream PELATO_other_main of the workflow other in the lattice default in")
                    .hasMessageContaining("Let one workflow take the subject and send the other what it needs");
        });
    }

    @Test
    void a_stream_of_somebody_else_under_the_name_is_told_and_is_not_deleted() {
        on(jetStream(""), streams -> {
            make(streams, "PELATO_plant_main", metadata("other", "plant"), "something");
            assertThatThrownBy(() -> streams.check(keeping(false), List.of()))
                    .hasMessageContaining("PELATO_plant_main in JetStream is that of the workflow plant in the lattice"
                            + " other, so it is left alone. Choose another project_name");
            assertThatThrownBy(() -> streams.found(new Place(Optional.empty()), "plant", List.of()))
                    .hasMessageContaining("so it is left alone");
            delete(streams, "PELATO_plant_main");
            make(streams, "PELATO_plant_main", Map.of(), "something");
            assertThatThrownBy(() -> streams.found(new Place(Optional.empty()), "plant", List.of()))
                    .hasMessageContaining("was not made by Pelato");
        });
    }

    @Test
    void what_waits_is_in_work_and_was_reported_is_told() {
        on(jetStream(""), streams -> {
            provided(streams, "plant");
            for (int n = 0; n < 5; n++) {
                publish(streams, "raw.a", "12345");
            }
            publish(streams, "plant.errors", "report");
            Connection nats = streams.nats();
            use(() -> {
                var taken = nats.jetStream().subscribe(null, PullSubscribeOptions.bind("PELATO_plant_main", "clean"));
                var messages = taken.fetch(3, Duration.ofSeconds(5));
                messages.get(0).ackSync(Duration.ofSeconds(5));
                messages.get(1).nak();
                nats.flush(Duration.ofSeconds(5));
                assertThat(taken.fetch(1, Duration.ofSeconds(5))).hasSize(1);
                taken.unsubscribe();
            });

            Backlog backlog = streams.backlogs(keeping(false), List.of()).get(0);

            assertThat(backlog.messages()).hasValueSatisfying(stream -> {
                assertThat(stream.name()).isEqualTo("PELATO_plant_main");
                assertThat(stream.messages()).isEqualTo(5);
                assertThat(stream.maxBytes()).isEqualTo(64 * MEGABYTE);
            });
            assertThat(backlog.tasks().get(0).component()).isEqualTo("clean");
            assertThat(backlog.tasks().get(0).work()).hasValueSatisfying(work -> {
                assertThat(work.waiting()).isEqualTo(2);
                assertThat(work.inWork()).isEqualTo(2);
                assertThat(work.redelivered()).isEqualTo(1);
                assertThat(work.oldest())
                        .hasValueSatisfying(age -> assertThat(age).isLessThan(Duration.ofMinutes(1)));
            });
            assertThat(backlog.tasks().get(1)).isEqualTo(new Backlog.Task("judge", Optional.empty()));
            assertThat(backlog.reports())
                    .containsExactly(new Backlog.Reports("plant.errors", "PELATO_plant_errors_main", 1));
            assertThat(backlog.unfinished()).isEqualTo(4);
            assertThat(streams.missing(keeping(false)))
                    .containsExactly("the consumer judge of the stream PELATO_plant_main in JetStream");
        });
    }

    @Test
    void before_it_is_set_up_that_is_told() {
        on(jetStream(""), streams -> {
            Backlog backlog = streams.backlogs(keeping(false), List.of()).get(0);

            assertThat(backlog.messages()).isEmpty();
            assertThat(backlog.tasks()).allMatch(task -> task.work().isEmpty());
            assertThat(streams.missing(keeping(false))).hasSize(2);
        });
    }

    @Test
    void each_edge_machine_is_asked_in_its_own_domain_and_one_that_is_away_is_told() {
        int leafs = Ports.free(List.of("127.0.0.1"));
        on(jetStream("domain: cloud") + "leafnodes { listen: \"127.0.0.1:" + leafs + "\" }\n", cloud -> {
            try (NatsServer milan = NatsServer.door(
                            folder.resolve("milan"),
                            "jetstream { domain: milan, store_dir: \"" + folder.resolve("milan/data") + "\" }",
                            "nats://127.0.0.1:" + leafs,
                            "");
                    Streams onMilan = Streams.at(milan)) {
                make(onMilan, "PELATO_plant_milan", metadata("default", "plant"), "raw.>");
                consumer(onMilan, "PELATO_plant_milan", "clean");
                publish(onMilan, "raw.a", "1");

                List<Backlog> backlogs = cloud.backlogs(keeping(true), List.of("milan", "rome"));

                assertThat(backlogs)
                        .extracting(backlog -> backlog.place().shown())
                        .containsExactly(
                                "the JetStream domain cloud",
                                "the JetStream domain milan",
                                "the JetStream domain rome");
                assertThat(backlogs.get(0).messages()).isEmpty();
                assertThat(backlogs.get(1).tasks().get(0).work().orElseThrow().waiting())
                        .isEqualTo(1);
                assertThat(backlogs.get(1).tasks().get(1).component()).isEqualTo("forward");
                assertThat(backlogs.get(2).fault().orElseThrow())
                        .startsWith("the JetStream domain rome does not answer at ");

                List<StreamUse> found = cloud.found(Place.of("cloud"), "plant", List.of("milan", "rome"));
                assertThat(found).extracting(StreamUse::name).containsExactly("PELATO_plant_milan");
                found.forEach(cloud::delete);
                assertThat(names(onMilan)).isEmpty();
            }
        });
    }

    /** Runs a test on a server of its own. */
    private void on(String rules, Consumer<Streams> test) {
        try (NatsServer server = NatsServer.with(folder.resolve("server"), rules);
                Streams streams = Streams.at(server)) {
            test.accept(streams);
        }
    }

    private String jetStream(String more) {
        return "jetstream { store_dir: \"" + folder.resolve("data") + "\"\n" + more + "\n}\n";
    }

    private static Keeping keeping(boolean edges) {
        return new Keeping(
                "plant",
                edges ? Optional.of("cloud") : Optional.empty(),
                edges,
                64 * MEGABYTE,
                List.of("raw.>"),
                List.of("plant.errors"),
                List.of(new Keeping.KeptTask("clean", !edges, edges), new Keeping.KeptTask("judge", true, false)),
                new Keep.Written(Optional.of(MAX_BYTES), Optional.empty(), Map.of("raw.>", SUBJECT)));
    }

    /** As the messaging provider makes them. */
    private static void provided(Streams streams, String project) {
        make(streams, "PELATO_" + project + "_main", metadata("default", project), "raw.>");
        make(streams, "PELATO_" + project + "_errors_main", metadata("default", project), project + ".errors");
        consumer(streams, "PELATO_" + project + "_main", "clean");
    }

    private static Map<String, String> metadata(String lattice, String project) {
        return Map.of("pelato.lattice", lattice, "pelato.project", project);
    }

    private static void make(Streams streams, String name, Map<String, String> metadata, String... subjects) {
        use(() -> streams.nats()
                .jetStreamManagement()
                .addStream(StreamConfiguration.builder()
                        .name(name)
                        .metadata(metadata)
                        .subjects(subjects)
                        .maxBytes(name.contains("errors") ? 16 * MEGABYTE : 64 * MEGABYTE)
                        .build()));
    }

    private static void consumer(Streams streams, String stream, String name) {
        use(() -> streams.nats()
                .jetStreamManagement()
                .addOrUpdateConsumer(
                        stream,
                        ConsumerConfiguration.builder()
                                .durable(name)
                                .ackPolicy(AckPolicy.Explicit)
                                .filterSubject("raw.>")
                                .build()));
    }

    private static void publish(Streams streams, String subject, String text) {
        use(() -> streams.nats().jetStream().publish(subject, text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void delete(Streams streams, String name) {
        use(() -> streams.nats().jetStreamManagement().deleteStream(name));
    }

    private static List<String> names(Streams streams) {
        try {
            return streams.nats().jetStreamManagement().getStreamNames();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void use(Step step) {
        try {
            step.run();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Something that NATS is asked for. */
    private interface Step {
        void run() throws Exception;
    }

    /** Streams of a server, as Pelato sees them and as a client does. */
    private record Streams(NatsMessageStreams pelato, LatticeConnection lattice, Connection nats)
            implements AutoCloseable {

        static Streams at(NatsServer server) {
            try {
                var nats = NatsSettings.anonymous(List.of("nats://" + server.host()));
                LatticeConnection lattice = LatticeConnection.open(
                        new LatticeSettings("default", nats, Duration.ofSeconds(10), Optional.empty()));
                return new Streams(
                        new NatsMessageStreams(lattice, "default"), lattice, Nats.connect("nats://" + server.host()));
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }

        void check(Keeping keeping, List<String> edges) {
            pelato.check(keeping, edges);
        }

        List<String> missing(Keeping keeping) {
            return pelato.missing(keeping);
        }

        List<Backlog> backlogs(Keeping keeping, List<String> edges) {
            return pelato.backlogs(keeping, edges);
        }

        List<StreamUse> found(Place cloud, String project, List<String> edges) {
            return pelato.found(cloud, project, edges);
        }

        void delete(StreamUse stream) {
            pelato.delete(stream);
        }

        @Override
        public void close() {
            lattice.close();
            use(nats::close);
        }
    }
}
