package io.pelato.it.bench.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.it.bench.delivery.DeliveryPathResult.Speed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeliveryTurnsTest {

    // In the second round the machine did something else.
    private static final Map<Way, List<Double>> THROUGHPUTS =
            Map.of(Way.AT_MOST_ONCE, List.of(1000.0, 400.0, 1100.0), Way.AT_LEAST_ONCE, List.of(1200.0, 600.0, 1320.0));
    private static final Map<Way, List<Double>> LATENCIES =
            Map.of(Way.AT_MOST_ONCE, List.of(0.002, 0.001, 0.009), Way.AT_LEAST_ONCE, List.of(0.001));

    @Test
    void compares_within_each_round() {
        assertThat(DeliveryTurns.speed(Way.AT_MOST_ONCE, THROUGHPUTS, LATENCIES))
                .isEqualTo(new Speed(1000, 1.2, 2, 9));
        assertThat(DeliveryTurns.speed(Way.AT_LEAST_ONCE, THROUGHPUTS, LATENCIES))
                .isEqualTo(new Speed(1200, 1, 1, 1));
    }
}
