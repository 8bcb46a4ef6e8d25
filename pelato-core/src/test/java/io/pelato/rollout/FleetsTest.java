package io.pelato.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.application.Application;
import io.pelato.application.Part;
import io.pelato.application.Spread;
import io.pelato.lattice.HostInventory;
import io.pelato.lattice.LatticeHost;
import io.pelato.manifest.ReleaseNotes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Counting the hosts that have to run a part. */
class FleetsTest {

    private static final String LABELS = "site=milan";

    private final Application application = new Application("plant", "", List.of(clean(3)), List.of());

    @Test
    void hosts_that_answer_are_counted_and_those_that_do_not_are_named_by_what_was_noted() {
        List<HostInventory> hosts =
                List.of(running("milan-1", 4), running("milan-2", 2), running("milan-3", 4), idle("milan-4"));
        List<String> seen = List.of("milan-1", "milan-5", "milan-6");

        assertThat(Fleets.of(application, hosts, notes(seen))).singleElement().satisfies(fleet -> {
            assertThat(fleet.running()).isEqualTo(2);
            assertThat(fleet.answering()).isEqualTo(4);
            assertThat(fleet.shown())
                    .isEqualTo("clean on every host with site=milan: 2 of 4, at least 3; missing: milan-2, milan-4;"
                            + " away: milan-5, milan-6, which answered at 2026-11-27T08:00:00Z");
        });
        assertThat(new Convergence(application).missing(hosts, List.of()))
                .contains(
                        "plant-clean on the host milan-2",
                        "plant-clean runs on 2 hosts with site=milan, and at least 3 are wanted");
    }

    @Test
    void enough_hosts_are_well_whoever_is_away() {
        List<HostInventory> hosts = List.of(running("milan-1", 4), running("milan-2", 4), running("milan-3", 4));

        assertThat(new Convergence(application).missing(hosts, List.of())).isEmpty();
    }

    @Test
    void names_are_noted_by_labels_unless_they_are_thousands() {
        assertThat(Fleets.names(application, List.of(idle("milan-2"), running("milan-1", 4))))
                .isEqualTo(Map.of(LABELS, List.of("milan-1", "milan-2")));
        assertThat(Fleets.names(
                        application,
                        IntStream.range(0, 2001)
                                .mapToObj(number -> idle("milan-" + number))
                                .toList()))
                .isEmpty();
    }

    @Test
    void many_names_are_cut_short_for_people() {
        List<String> seen =
                IntStream.range(10, 25).mapToObj(number -> "milan-" + number).toList();

        assertThat(Fleets.of(application, List.of(running("milan-1", 4)), notes(seen)))
                .singleElement()
                .satisfies(fleet -> {
                    assertThat(fleet.shown())
                            .endsWith("milan-18, milan-19 and 5 more, which answered at 2026-11-27T08:00:00Z");
                    assertThat(fleet.away()).hasSize(15);
                });
    }

    private static ReleaseNotes notes(List<String> seen) {
        return new ReleaseNotes(
                        Optional.of(Instant.parse("2026-11-27T08:00:00Z")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of())
                .withSeen(Map.of(LABELS, seen));
    }

    private static Part clean(int leastHosts) {
        return new Part(
                        Part.Kind.COMPONENT,
                        "clean",
                        "plant-clean",
                        "r/clean:1.0.0@sha256:1",
                        List.of(),
                        Part.Scaling.EVERY_HOST,
                        4,
                        List.of(new Spread(LABELS, Spread.DEFAULT_WEIGHT, Map.of("site", "milan"))),
                        List.of())
                .withLeastHosts(leastHosts);
    }

    private static HostInventory running(String name, int instances) {
        return new HostInventory(
                host(name),
                List.of(new HostInventory.Running(
                        Part.Kind.COMPONENT,
                        "plant-clean",
                        "r/clean:1.0.0@sha256:1",
                        instances,
                        Optional.of("plant"))));
    }

    private static HostInventory idle(String name) {
        return new HostInventory(host(name), List.of());
    }

    private static LatticeHost host(String name) {
        return new LatticeHost("N" + name, name, Map.of("site", "milan"), Optional.empty());
    }
}
