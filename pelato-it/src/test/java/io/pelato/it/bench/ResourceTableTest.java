package io.pelato.it.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pelato.it.bench.resources.Delivery;
import io.pelato.it.bench.resources.Instances;
import io.pelato.it.bench.resources.Instances.Memory;
import io.pelato.it.bench.resources.Instances.Work;
import io.pelato.it.bench.resources.Load;
import io.pelato.it.bench.resources.Part;
import io.pelato.it.bench.resources.Rest;
import io.pelato.it.bench.resources.Rest.Taken;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ResourceTableTest {

    private static final Rest EMPTY = new Rest("empty", Map.of(Part.HOST, new Taken(50, 0.01)));
    private static final Rest ALL = new Rest("all", ofAll(part -> new Taken(100, 0.02)));
    private static final List<Load> LOADS = List.of(
            new Load(100, Delivery.AT_MOST_ONCE, 2000, 1, ofAll(part -> 0.5), ofAll(part -> 300.0)),
            new Load(100, Delivery.AT_LEAST_ONCE, 4000, 2, ofAll(part -> 0.25), ofAll(part -> 300.0)));
    private static final List<Instances> INSTANCES = List.of(
            new Instances(Work.RETURNS, 1, 1000, 1, new Memory(70, 20), new Memory(90, 40)),
            new Instances(Work.RETURNS, 4, 3000, 2, new Memory(140, 30), new Memory(270, 60)));

    private final List<Measurement> rows = Stream.of(
                    ResourceTable.atRest(List.of(EMPTY, ALL)),
                    ResourceTable.atWork(LOADS, ALL),
                    ResourceTable.instances(INSTANCES))
            .flatMap(section -> section.measurements().stream())
            .toList();

    private static <T> Map<Part, T> ofAll(Function<Part, T> value) {
        return Arrays.stream(Part.values()).collect(Collectors.toMap(Function.identity(), value));
    }

    private Measurement row(String what) {
        return rows.stream()
                .filter(row -> row.what().equals(what))
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError(rows.stream().map(Measurement::what).toList()));
    }

    @Test
    void sets_memory_at_rest_beside_that_of_the_state_in_which_the_program_first_ran() {
        assertThat(row("all: the host, memory"))
                .isEqualTo(new Measurement("all: the host, memory", 100, "empty", 50, "MB", Optional.empty()));
        assertThat(row("all: WADM, memory").against()).isEqualTo("all");
    }

    @Test
    void sets_the_processor_time_of_all_programs_at_rest_beside_a_core() {
        assertThat(row("all: all of them, time at rest").ratio()).isEqualTo(0.12, within(1e-9));
    }

    @Test
    void sets_what_a_message_takes_beside_what_it_takes_with_at_most_once() {
        assertThat(row("bodies of 100 bytes: throughput").reference()).isEqualTo(2000);
        assertThat(row("bodies of 100 bytes: the provider, time for 1,000 messages")
                        .ratio())
                .isEqualTo(0.5);
        assertThat(row("bodies of 100 bytes: the host and the provider, time").reference())
                .isEqualTo(2000);
        assertThat(row("bodies of 100 bytes: the leaf, memory").ratio()).isEqualTo(3);
    }

    @Test
    void sets_instances_beside_one() {
        List<String> of = rows.stream()
                .map(Measurement::what)
                .filter(what -> what.contains("instances"))
                .toList();

        assertThat(of).hasSize(5);
        assertThat(row("a task that returns at once, 4 instances: throughput").ratio())
                .isEqualTo(2);
        assertThat(row("a task that returns at once, 4 instances: memory of the host")
                        .ratio())
                .isEqualTo(2);
        assertThat(row("a task that returns at once, 4 instances: bodies of 1047552 bytes, memory of the host")
                        .ratio())
                .isEqualTo(3);
    }
}
