package io.pelato.it.bench.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RotationTest {

    @Test
    void lets_each_come_before_each_other_as_often_as_after_it() {
        List<List<String>> rounds = IntStream.range(0, 6)
                .mapToObj(round -> Rotation.of(List.of("a", "b", "c"), round))
                .toList();

        assertThat(rounds)
                .filteredOn(order -> order.indexOf("a") < order.indexOf("b"))
                .hasSize(3);
        assertThat(rounds)
                .filteredOn(order -> order.indexOf("b") < order.indexOf("c"))
                .hasSize(3);
        for (String each : List.of("a", "b", "c")) {
            assertThat(rounds).filteredOn(order -> order.get(0).equals(each)).hasSize(2);
            assertThat(rounds).filteredOn(order -> order.get(2).equals(each)).hasSize(2);
        }
    }
}
