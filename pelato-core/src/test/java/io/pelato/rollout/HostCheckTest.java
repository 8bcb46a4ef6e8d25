package io.pelato.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.application.Application;
import io.pelato.application.Examples;
import io.pelato.application.Part;
import io.pelato.application.Spread;
import io.pelato.lattice.LatticeHost;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HostCheckTest {

    @Test
    void hosts_for_every_target_are_no_fault() {
        assertThat(HostCheck.faults(
                        Examples.application(), FakeLattice.ofEdgeAndCloud().hosts(), "default"))
                .isEmpty();
    }

    @Test
    void a_host_that_two_spreads_of_a_part_match_is_a_fault() {
        var both = new LatticeHost("N1", "attic", Map.of("host-type", "edge", "zone", "a"), Optional.empty());
        var part = new Part(
                Part.Kind.COMPONENT,
                "clean",
                "temperature-clean",
                "image",
                List.of(),
                Part.Scaling.SHARED,
                2,
                List.of(Spread.over("edge"), new Spread("zone", 100, Map.of("zone", "a"))),
                List.of());

        assertThat(HostCheck.faults(
                        new Application("temperature", "", List.of(part), List.of()), List.of(both), "default"))
                .singleElement()
                .asString()
                .startsWith("The host attic fits the spreads edge and zone of clean");
    }

    @Test
    void instances_are_shared_by_weight_and_the_rest_goes_to_the_heaviest_first() {
        var part = new Part(
                Part.Kind.COMPONENT,
                "clean",
                "temperature-clean",
                "image",
                List.of(),
                Part.Scaling.SHARED,
                5,
                List.of(new Spread("a", 1, Map.of("l", "a")), new Spread("b", 3, Map.of("l", "b"))),
                List.of());

        assertThat(Convergence.sharesOf(part)).containsExactly(1, 4);
    }

    @Test
    void the_cause_of_a_fetching_error_is_what_stands_behind_the_wrapping() {
        assertThat(
                        ImageAdvice.cause(
                                "failed to fetch component: failed to fetch component under OCI reference"
                                        + " `r.example/clean:1`: failed to fetch OCI path: failed to fetch OCI bytes: manifest unknown"))
                .isEqualTo("manifest unknown");
        assertThat(ImageAdvice.of("r.example/clean:1", "Not authorized: url https://r.example"))
                .contains("Give the hosts credentials for r.example");
        assertThat(ImageAdvice.of("r.example:5000/clean:1", "received corrupt message of type InvalidContentType"))
                .contains("WASMCLOUD_OCI_ALLOWED_INSECURE=r.example:5000");
    }

    @Test
    void a_host_that_reads_its_own_half_written_cache_may_succeed_at_the_next_try() {
        assertThat(ImageAdvice.passes("failed to read `/tmp/wasmcloud_ocicache/r_example_p_1`: failed to load provider"
                        + " archive: unexpected EOF during skip"))
                .isTrue();
        assertThat(ImageAdvice.passes("failed to fetch provider: manifest unknown"))
                .isFalse();
    }

    @Test
    void digits_of_a_port_or_a_digest_are_not_taken_for_a_status() {
        assertThat(ImageAdvice.of(
                        "r.example:40365/clean:1@sha256:a403b",
                        "http://r.example:40365/v2/clean@sha256:a403b, not found"))
                .startsWith("Check that r.example:40365 has it");
    }
}
