package io.pelato.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.pelato.TailRequest;
import io.pelato.lattice.PassedMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is listened to, and how a message is shown. */
class TailMojoTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.120Z");

    @TempDir
    private Path folder;

    @Test
    void all_tasks_are_listened_to_without_an_end_where_nothing_is_set() {
        TailRequest request = goal().ready(TailMojo.class).request();

        assertThat(request.task()).isEmpty();
        assertThat(request.topics()).isEmpty();
        assertThat(request.count()).isEmpty();
    }

    @Test
    void a_task_or_topics_and_a_number_can_be_named() {
        assertThat(goal().commandLine("pelato.tail.topic", "a.>, b")
                        .commandLine("pelato.tail.count", "3")
                        .ready(TailMojo.class)
                        .request())
                .satisfies(request -> assertThat(request.topics()).containsExactly("a.>", "b"))
                .satisfies(request -> assertThat(request.count()).isEqualTo(OptionalLong.of(3)));
        assertThat(goal().commandLine("pelato.tail.task", "clean")
                        .ready(TailMojo.class)
                        .request()
                        .task())
                .hasValue("clean");
        assertThatThrownBy(() -> goal().commandLine("pelato.tail.task", "clean")
                        .commandLine("pelato.tail.topic", "a")
                        .ready(TailMojo.class)
                        .request())
                .hasMessageContaining("pelato.tail.task and pelato.tail.topic are both set");
        assertThatThrownBy(() -> goal().commandLine("pelato.tail.count", "0")
                        .ready(TailMojo.class)
                        .request())
                .hasMessageContaining("pelato.tail.count is \"0\"");
        assertThatThrownBy(() -> goal().commandLine("pelato.tail.format", "xml")
                        .ready(TailMojo.class)
                        .form())
                .hasMessageContaining("pelato.tail.format is \"xml\"");
    }

    @Test
    void a_line_for_people_has_time_topic_size_and_content() {
        assertThat(forPeople("{\"mean\": 21.5}")).isEqualTo("12:00:00.120  plant.clean  14 B  {\"mean\": 21.5}");
        assertThat(forPeople("")).isEqualTo("12:00:00.120  plant.clean  0 B  ");
        assertThat(forPeople("21 °C, 温度")).endsWith("21 °C, 温度");
    }

    @Test
    void a_message_cannot_command_the_terminal_or_make_lines_of_its_own() {
        assertThat(forPeople("a\nb\r\t\u001b[2J\u0007\u202e\u2028"))
                .endsWith("a\\nb\\r\\t\\u{1b}[2J\\u{7}\\u{202e}\\u{2028}");
        assertThat(TailLines.forPeople(message(new byte[] {0, (byte) 0xff, 'a'}), ZoneOffset.UTC))
                .endsWith("3 B  \\x00\\xffa");
        assertThat(TailLines.forPrograms(message("a\n\u001b".getBytes(StandardCharsets.UTF_8))))
                .doesNotContain("\n", "\u001b");
    }

    @Test
    void a_long_message_is_cut_for_people_and_whole_for_programs() throws Exception {
        String text = "é".repeat(2_000);

        assertThat(forPeople(text)).contains("4000 B").endsWith("é ...").hasSizeLessThan(600);
        assertThat(new ObjectMapper()
                        .readTree(TailLines.forPrograms(message(text.getBytes(StandardCharsets.UTF_8))))
                        .path("text")
                        .textValue())
                .isEqualTo(text);
    }

    @Test
    void programs_get_what_is_no_text_as_base64() {
        assertThat(TailLines.forPrograms(message("21".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(
                        "{\"time\":\"2026-03-01T12:00:00.120Z\",\"topic\":\"plant.clean\",\"size\":2,\"text\":\"21\"}");
        assertThat(TailLines.forPrograms(message(new byte[] {(byte) 0xff, 0})))
                .isEqualTo(
                        "{\"time\":\"2026-03-01T12:00:00.120Z\",\"topic\":\"plant.clean\",\"size\":2,\"base64\":\"/wA=\"}");
    }

    private static String forPeople(String text) {
        return TailLines.forPeople(message(text.getBytes(StandardCharsets.UTF_8)), ZoneOffset.UTC);
    }

    private static PassedMessage message(byte[] body) {
        return new PassedMessage(NOON, "plant.clean", body);
    }

    private TestGoal goal() {
        return TestGoal.of("tail", folder);
    }
}
