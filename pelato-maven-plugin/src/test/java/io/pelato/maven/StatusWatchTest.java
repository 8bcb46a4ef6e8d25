package io.pelato.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.WorkflowStatus;
import io.pelato.manifest.ReleaseNotes;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.stream.Backlog;
import io.pelato.stream.Place;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What is told of a workflow that is watched. */
class StatusWatchTest {

    private final LinesLog log = new LinesLog();
    private final List<WorkflowStatus> told = new ArrayList<>();
    private final Deque<Supplier<WorkflowStatus>> looks = new ArrayDeque<>();
    private final StatusWatch watch = new StatusWatch(() -> looks.removeFirst().get(), told::add, log);

    private static WorkflowStatus waiting(long messages, int seconds) {
        var work = new Backlog.Work(messages, 0, 0, Optional.of(Duration.ofSeconds(seconds)));
        return new WorkflowStatus(
                "plant",
                Optional.empty(),
                ReleaseNotes.none(),
                List.of(new Backlog(
                        Place.of("cloud"),
                        Optional.empty(),
                        List.of(new Backlog.Task("clean", Optional.of(work))),
                        List.of(),
                        Optional.empty())),
                Optional.empty());
    }

    private void seen(WorkflowStatus status) {
        looks.add(() -> status);
    }

    private void failed(String fault) {
        looks.add(() -> {
            throw new ProblemsException(Problem.of(fault, "Start it"));
        });
    }

    private void watch() {
        watch.begin();
        while (!looks.isEmpty()) {
            watch.again();
        }
    }

    @Test
    void what_has_not_changed_is_not_told_again_though_messages_grow_older() {
        seen(waiting(3, 1));
        seen(waiting(3, 3));
        seen(waiting(2, 5));

        watch();

        assertThat(told).containsExactly(waiting(3, 1), waiting(2, 5));
    }

    @Test
    void an_outage_is_told_once_and_so_is_its_end() {
        seen(waiting(3, 1));
        failed("NATS is away");
        failed("NATS is away");
        failed("WADM is away");
        seen(waiting(3, 9));
        failed("NATS is away");

        watch();

        assertThat(told).containsExactly(waiting(3, 1), waiting(3, 9));
        assertThat(log.lines())
                .containsExactly(
                        "warn NATS is away. Start it", "warn WADM is away. Start it", "warn NATS is away. Start it");
    }

    @Test
    void a_lattice_that_cannot_be_asked_at_first_is_a_failure() {
        failed("NATS is away");

        assertThatThrownBy(this::watch).isInstanceOf(ProblemsException.class).hasMessage("NATS is away. Start it");
    }
}
