package io.pelato.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan as a file, and what a deployment makes of it. */
class PlanJsonTest {

    private static final Basis BASIS = basis(Optional.of("v2"), "hash", "source", Optional.of("sha256:1"));

    @TempDir
    private Path folder;

    @Test
    void a_plan_is_read_back_as_what_it_holds_for() throws IOException {
        var open = basis(Optional.empty(), "hash", "source", Optional.empty());

        assertThat(PlanJson.read(written(new Plan(BASIS, List.of())))).isEqualTo(BASIS);
        assertThat(PlanJson.read(written(new Plan(open, List.of())))).isEqualTo(open);
    }

    @Test
    void programs_find_whether_anything_differs_and_what() {
        var change = new Change(
                Change.Subject.TASK,
                "clean",
                Change.Kind.MOVED,
                List.of(new Difference(Difference.Aspect.TARGET, "target", Optional.of("edge"), Optional.of("cloud"))),
                Optional.of("stops on edge"));

        assertThat(PlanJson.of(new Plan(BASIS, List.of(change))))
                .contains("\"differs\" : true", "\"task\" : \"clean\"", "\"change\" : \"moved\"")
                .contains("\"interrupts\" : \"stops on edge\"", "\"what\" : \"target\"")
                .contains("\"before\" : \"edge\"", "\"after\" : \"cloud\"");
        assertThat(PlanJson.of(new Plan(basis(Optional.of("v1"), "h", "s", Optional.empty()), List.of())))
                .contains("\"differs\" : false", "\"changes\" : [ ]");
    }

    @Test
    void another_version_is_a_change_also_where_no_part_of_it_is_another() {
        assertThat(new Plan(BASIS, List.of()).changes())
                .singleElement()
                .extracting(Change::subject)
                .isEqualTo(Change.Subject.WORKFLOW);
    }

    @Test
    void a_file_that_is_no_plan_is_refused() throws IOException {
        Path file = folder.resolve("plan.json");
        for (String text : List.of("{}", "[", "null", "{\"pelato.plan\": 7, \"wanted\": \"x\"}")) {
            Files.writeString(file, text);
            assertThatThrownBy(() -> PlanJson.read(file)).hasMessageContaining("plan.json is no plan");
        }
        assertThatThrownBy(() -> PlanJson.read(folder.resolve("none.json")))
                .hasMessageContaining("Cannot read the plan");
    }

    @Test
    void what_was_planned_is_done_also_where_it_was_built_only_afterwards() {
        Basis unbuilt = basis(Optional.empty(), "hash", "source", Optional.empty());

        assertThatCode(() -> unbuilt.expect(Path.of("p.json"), BASIS)).doesNotThrowAnyException();
        assertThatCode(() -> BASIS.expect(Path.of("p.json"), BASIS)).doesNotThrowAnyException();
    }

    @Test
    void other_sources_other_code_or_another_setting_is_refused() {
        Optional<String> version = Optional.of("v2");
        Optional<String> digest = Optional.of("sha256:1");

        assertThatThrownBy(() -> expect(basis(version, "hash", "other", digest)))
                .hasMessageContaining("The sources of clean are others than in p.json");
        assertThatThrownBy(() -> expect(basis(version, "hash", "source", Optional.of("sha256:2"))))
                .hasMessageContaining("The code of clean is other code than in p.json");
        assertThatThrownBy(() -> expect(basis(version, "more", "source", digest)))
                .hasMessageContaining("The workflow or a parameter says another thing");
        assertThatThrownBy(() -> expect(basis(Optional.of("v3"), "hash", "source", digest)))
                .hasMessageContaining("The workflow or a parameter says another thing");
        assertThatThrownBy(() -> expect(new Basis("plant", "a", version, version, "hash", List.of())))
                .hasMessageContaining("p.json is the plan of temperature in the lattice default");
    }

    private static void expect(Basis now) {
        BASIS.expect(Path.of("p.json"), now);
    }

    private Path written(Plan plan) throws IOException {
        return Files.writeString(folder.resolve("plan.json"), PlanJson.of(plan));
    }

    private static Basis basis(Optional<String> to, String wanted, String source, Optional<String> digest) {
        return new Basis(
                "default",
                "temperature",
                Optional.of("v1"),
                to,
                wanted,
                List.of(new PlannedCode("clean", source, digest)));
    }
}
