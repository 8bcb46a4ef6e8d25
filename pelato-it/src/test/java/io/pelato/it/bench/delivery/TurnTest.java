package io.pelato.it.bench.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TurnTest {

    private final Turn turn = new Turn(7, 2);

    @Test
    void counts_each_result_once() throws InterruptedException {
        turn.sent(0);
        turn.sent(1);
        turn.came(new NumberedBody(7, 1));
        turn.came(new NumberedBody(7, 1));

        assertThat(turn.await(1, 0)).isTrue();
        assertThat(turn.await(1, 0)).isFalse();
        assertThat(turn.latencies()).hasSize(1).allMatch(seconds -> seconds >= 0);
    }

    @Test
    void leaves_out_what_another_turn_left() throws InterruptedException {
        turn.sent(0);
        turn.came(new NumberedBody(6, 0));

        assertThat(turn.await(1, 0)).isFalse();
        assertThat(turn.latencies()).isEmpty();
    }
}
