package io.pelato.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {

    private static final List<String> KNOWN = List.of("name", "type", "source_topic", "dest_topic");

    @Test
    void a_slip_of_the_pen_finds_the_name_that_was_meant() {
        assertThat(NearestName.of("tpye", KNOWN)).contains("type");
        assertThat(NearestName.of("sourcetopic", KNOWN)).contains("source_topic");
        assertThat(NearestName.of("destination_topic", KNOWN)).isEmpty();
    }

    @Test
    void a_word_that_is_near_to_nothing_finds_nothing() {
        assertThat(NearestName.of("colour", KNOWN)).isEmpty();
        assertThat(NearestName.of("x", List.of())).isEmpty();
    }

    @Test
    void of_two_equally_near_names_the_first_in_the_alphabet_is_taken() {
        assertThat(NearestName.of("kex", List.of("key", "ken"))).contains("ken");
    }
}
