package io.pelato.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.it.bench.delivery.DeliveryPathResult;
import io.pelato.it.bench.delivery.DeliveryPathResult.Memory;
import io.pelato.it.bench.delivery.DeliveryPathResult.Row;
import io.pelato.it.bench.delivery.DeliveryPathResult.Speed;
import io.pelato.it.bench.delivery.Way;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeliveryQuestionTest {

    private static final DeliveryPathResult RESULT = new DeliveryPathResult(List.of(
            new Row(Way.AT_MOST_ONCE, 100, new Speed(2000, 1.5, 2, 4), new Memory(50, 60)),
            new Row(Way.AT_LEAST_ONCE, 100, new Speed(3000, 1, 1, 3), new Memory(40, 90)),
            new Row(Way.BY_HAND, 100, new Speed(9000, 0.3, 0.5, 1), new Memory(20, 80))));

    @Test
    void sets_at_least_once_beside_each_of_the_others() {
        List<Measurement> rows = DeliveryQuestion.section(RESULT).measurements();

        assertThat(rows).hasSize(10);
        assertThat(rows.get(0))
                .isEqualTo(new Measurement(
                        "bodies of 100 bytes, throughput",
                        3000,
                        "at_most_once",
                        2000,
                        "msg/s",
                        Optional.of(new Target.AtLeastTimes(1))));
        assertThat(rows.get(1))
                .isEqualTo(new Measurement(
                        "bodies of 100 bytes, latency p50",
                        1,
                        "at_most_once",
                        2,
                        "ms",
                        Optional.of(new Target.AtMostTimes(1))));
        assertThat(rows.subList(5, 10)).allMatch(row -> row.target().isEmpty());
        assertThat(rows.get(5).ratio()).isEqualTo(0.3);
        assertThat(rows.get(9))
                .extracting(Measurement::value, Measurement::reference)
                .containsExactly(90.0, 80.0);
    }
}
