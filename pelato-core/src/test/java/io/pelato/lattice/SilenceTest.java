package io.pelato.lattice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SilenceTest {

    private final Silence silence = new Silence(0);

    @Test
    void a_small_lattice_that_answers_at_once_is_not_waited_for() {
        heardAtMillis(1);
        heardAtMillis(3);

        assertThat(silence.enough()).isEqualTo(Duration.ofMillis(700));
    }

    @Test
    void hosts_that_answer_far_apart_are_given_three_times_the_longest_gap() {
        heardAtMillis(600);
        heardAtMillis(610);

        assertThat(silence.enough()).isEqualTo(Duration.ofMillis(1800));
    }

    @Test
    void answers_that_kept_coming_for_long_are_waited_for_half_as_long() {
        for (int millis = 10; millis <= 4000; millis += 10) {
            heardAtMillis(millis);
        }

        assertThat(silence.enough()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void no_silence_of_more_than_five_seconds_is_waited_for() {
        heardAtMillis(60_000);

        assertThat(silence.enough()).isEqualTo(Duration.ofSeconds(5));
    }

    private void heardAtMillis(long millis) {
        silence.heard(Duration.ofMillis(millis).toNanos());
    }
}
