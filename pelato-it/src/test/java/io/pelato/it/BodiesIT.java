package io.pelato.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.it.lattice.Lattice;
import io.pelato.it.lattice.Side;
import io.pelato.it.maven.MavenProjectFolder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What passes through a deployed task: bodies of any size and any bytes, from and to several subjects, and errors. */
@ExtendWith(LatticeExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BodiesIT {

    private MavenProjectFolder project;
    private List<String> settings;
    private Listener cloud;
    private Listener edge;
    private Lattice lattice;

    @BeforeAll
    void deploy(Lattice shared) {
        lattice = shared;
        project = MavenProjectFolder.copyOf("bodies", BodiesIT.class);
        settings = new ArrayList<>(lattice.mavenArguments());
        settings.add("-Dpelato.builder=local");
        project.maven(settings, "deploy").succeeded();
        edge = Listener.on(lattice.natsUrl(Side.EDGE));
        cloud = Listener.on(lattice.natsUrl(Side.CLOUD), "bodies.out.>", "bodies.errors");
    }

    @AfterAll
    void undeploy() {
        edge.close();
        cloud.close();
        project.maven(settings, "pelato:undeploy").succeeded();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, 65_536, 900_000})
    void any_bytes_come_whole_out_at_every_destination(int size) {
        byte[] body = new byte[size];
        new Random(size).nextBytes(body);
        byte[] expected = Arrays.copyOf(body, size + 1);
        expected[size] = (byte) 0xff;

        edge.publish("bodies.bytes", body);

        List<Listener.Received> came = List.of(cloud.next(), cloud.next());
        assertThat(came)
                .extracting(Listener.Received::subject)
                .containsExactlyInAnyOrder("bodies.out.one", "bodies.out.two");
        assertThat(came).allSatisfy(message -> assertThat(message.body()).isEqualTo(expected));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, 65_536, 900_000})
    void a_text_of_any_size_comes_out_whole(int size) {
        String body = textOf(size);

        edge.publish("bodies.text", body);

        assertThat(cloud.next().text()).isEqualTo(body + "!");
    }

    @Test
    void bytes_that_are_no_utf8_pass_through_a_task_of_texts_unchanged() {
        byte[] body = {(byte) 0xc3, 0x28, 0, (byte) 0xff, (byte) 0x80};

        edge.publish("bodies.text", body);

        assertThat(cloud.next().body()).isEqualTo(new byte[] {(byte) 0xc3, 0x28, 0, (byte) 0xff, (byte) 0x80, '!'});
    }

    @Test
    void a_task_with_several_sources_and_wildcards_hears_them_all_and_no_others() {
        edge.publish("bodies.kitchen.temperature", "a");
        edge.publish("bodies.alarms.fire", "b");
        edge.publish("bodies.alarms.water.cellar", "c");
        edge.publish("bodies.kitchen.humidity", "d");
        edge.publish("bodies.alarms", "e");

        assertThat(Stream.of(cloud.next(), cloud.next(), cloud.next()))
                .extracting(message -> message.subject() + " " + message.text())
                .containsExactlyInAnyOrder("bodies.out.wild a!", "bodies.out.wild b!", "bodies.out.wild c!");
        the_next_to_come_is("bodies.now", "f", "bodies.out.now f!");
    }

    @Test
    void an_empty_result_is_not_sent() {
        edge.publish("bodies.text", "drop");

        the_next_to_come_is("bodies.text", "keep", "bodies.out.text keep!");
    }

    @Test
    void a_producer_runs_at_its_own_trigger_and_at_the_one_that_it_has_by_default() {
        the_next_to_come_is("bodies.triggered.trigger", "go", "bodies.out.triggered go!");
        the_next_to_come_is("bodies.now", "go", "bodies.out.now go!");
    }

    @Test
    void a_task_s_error_goes_to_its_error_topic_with_the_message_and_the_reason() {
        edge.publish("bodies.picky", "bad");

        Listener.Received error = cloud.next();

        assertThat(error.subject()).isEqualTo("bodies.errors");
        assertThat(error.text())
                .contains("\"task\":\"picky\"")
                .contains("\"subject\":\"bodies.picky\"")
                .contains("\"reason\":\"only good is good enough\"")
                .contains("\"body\":\"bad\"");
        the_next_to_come_is("bodies.picky", "good", "bodies.out.picky good");
    }

    @Test
    void an_error_without_an_error_topic_is_in_the_host_s_log() {
        edge.publish("bodies.alone", "bad");

        Eventually.that(
                "the edge host's log tells the reason",
                () -> lattice.log(Side.EDGE)
                        .lines()
                        .anyMatch(line -> line.contains("picky_alone") && line.contains("only good is good enough")),
                () -> lattice.log(Side.EDGE));
        the_next_to_come_is("bodies.alone", "good", "bodies.out.alone good");
    }

    private void the_next_to_come_is(String subject, String body, String expected) {
        edge.publish(subject, body);
        Listener.Received next = cloud.next();
        assertThat(next.subject() + " " + next.text()).isEqualTo(expected);
        assertThat(cloud.rest()).isEmpty();
    }

    /** A text of letters of one, two and three bytes, and of this many bytes altogether. */
    private static String textOf(int size) {
        return "a\u00e8\u4f60".repeat(size / 6) + "x".repeat(size % 6);
    }
}
