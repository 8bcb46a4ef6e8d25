package io.pelato.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.WorkflowStatus;
import io.pelato.application.Part;
import io.pelato.manifest.ReleaseNotes;
import io.pelato.problem.Problem;
import io.pelato.rollout.Deployment;
import io.pelato.rollout.Fleet;
import io.pelato.rollout.Placement;
import io.pelato.stream.Backlog;
import io.pelato.stream.Place;
import io.pelato.stream.StreamUse;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How it is told what runs. */
class StatusReportTest {

    private static final Place CLOUD = Place.of("cloud");
    private static final WorkflowStatus PLANT = new WorkflowStatus(
            "plant",
            Optional.of(new Deployment(
                    "plant",
                    "v2",
                    Optional.of("v2"),
                    Deployment.Change.NONE,
                    List.of(new Placement(
                            Part.Kind.COMPONENT,
                            "clean",
                            "plant-clean",
                            "r/clean@sha256:1",
                            "N1",
                            "milan",
                            "edge",
                            16)),
                    List.of("plant-count runs on no host with the label cloud"),
                    List.of(new Fleet(
                            "clean",
                            "host-type=edge",
                            1,
                            2,
                            3,
                            List.of("turin"),
                            List.of("rome"),
                            Optional.of(Instant.parse("2026-11-27T08:00:00Z")))))),
            new ReleaseNotes(
                    Optional.of(Instant.parse("2026-11-27T08:00:00Z")),
                    Optional.of("anna"),
                    Optional.of("0123abc"),
                    Optional.empty(),
                    Map.of()),
            List.of(new Backlog(
                    CLOUD,
                    Optional.of(new StreamUse("PELATO_plant_cloud", CLOUD, 1200, 3 << 20, 1L << 30)),
                    List.of(
                            new Backlog.Task(
                                    "clean",
                                    Optional.of(new Backlog.Work(12, 4, 1, Optional.of(Duration.ofSeconds(90))))),
                            new Backlog.Task("store", Optional.empty())),
                    List.of(new Backlog.Reports("plant.errors", "PELATO_plant_errors_cloud", 2)),
                    Optional.empty())),
            Optional.of(Problem.of("1 of 2 hosts hear of no new links", "Start it anew")));

    @Test
    void programs_get_an_object_on_a_line_with_all_that_people_get() {
        assertThat(told(PLANT, OutputForm.JSON)).isEqualTo("""
                {"application":"plant","complete":false,"version":"v2","since":"2026-11-27T08:00:00Z",\
                "by":"anna","commit":"0123abc",\
                "running":[{"kind":"component","name":"clean","image":"r/clean@sha256:1","host":"milan","host_id":"N1",\
                "target":"edge","instances":16}],"missing":["plant-count runs on no host with the label cloud"],\
                "fleets":[{"name":"clean","hosts":"host-type=edge","running":1,"answering":2,"at_least":3,"missing":["turin"],"away":["rome"],"answered":"2026-11-27T08:00:00Z"}],\
                "kept":[{"domain":"cloud","stream":"PELATO_plant_cloud","messages":1200,"bytes":3145728,\
                "max_bytes":1073741824,"tasks":[{"name":"clean","waiting":12,"in_work":4,"redelivered":1,\
                "oldest_seconds":90},{"name":"store"}],"reports":[{"topic":"plant.errors",\
                "stream":"PELATO_plant_errors_cloud","count":2}]}],\
                "warning":"1 of 2 hosts hear of no new links. Start it anew"}
                """);
    }

    @Test
    void of_what_is_not_deployed_programs_are_told_that() {
        assertThat(told(
                        new WorkflowStatus("plant", Optional.empty(), ReleaseNotes.none(), List.of(), Optional.empty()),
                        OutputForm.JSON))
                .isEqualTo("""
                {"application":"plant","complete":false,"running":[],"missing":[],"fleets":[],"kept":[]}
                """);
    }

    @Test
    void people_get_lines_in_the_log_and_nothing_is_printed() {
        var log = new LinesLog();
        new StatusReport(log, new PrintStream(new ByteArrayOutputStream()), OutputForm.TEXT).tell(PLANT);

        assertThat(log.lines())
                .contains(
                        "info plant v2:",
                        "info   clean on milan (edge), up to 16 at once, r/clean@sha256:1",
                        "info   since 2026-11-27T08:00:00Z, by anna, of the commit 0123abc",
                        "info   clean on every host with host-type=edge: 1 of 2, at least 3; missing: turin; away: rome, which answered at 2026-11-27T08:00:00Z",
                        "warn   missing: plant-count runs on no host with the label cloud",
                        "info     clean: 12 waiting, 4 in work, 1 of them again, the oldest 90 s old",
                        "warn 1 of 2 hosts hear of no new links. Start it anew");
        assertThat(told(PLANT, OutputForm.TEXT)).isEmpty();
    }

    @Test
    void another_form_is_refused() {
        assertThatThrownBy(() -> OutputForm.of("xml", "pelato.status.format"))
                .hasMessage("pelato.status.format is \"xml\", which nothing can be shown as. Write text or json");
    }

    private static String told(WorkflowStatus status, OutputForm form) {
        var bytes = new ByteArrayOutputStream();
        new StatusReport(new LinesLog(), new PrintStream(bytes, true, StandardCharsets.UTF_8), form).tell(status);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
