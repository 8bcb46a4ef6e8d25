package io.pelato.rollout;

import io.pelato.lattice.Lattice;
import io.pelato.lattice.LatticeEvent;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.time.Duration;
import java.util.List;

/**
 * Waits until a goal is reached: looks again and again, tells what is missing, and has the order repeated when nothing
 * moves. WADM acts on events only, and drops an order to a host that fails three times; the same order again makes it
 * look at everything anew.
 */
final class Waiting {

    private static final Duration QUIET = Duration.ofSeconds(8);
    private static final Duration REPORT = Duration.ofSeconds(10);

    private final Lattice lattice;
    private final LatticeWatch watch;
    private final Pace pace;
    private final DeployListener listener;
    private List<String> reported = List.of();
    private Duration reportedAt = Pace.PAUSE.negated();
    private Duration movedAt = Duration.ZERO;

    Waiting(Lattice lattice, LatticeWatch watch, Pace pace, DeployListener listener) {
        this.lattice = lattice;
        this.watch = watch;
        this.pace = pace;
        this.listener = listener;
    }

    /**
     * Waits.
     *
     * @param application whose goal it is, for the listener
     * @param timeout how long at most
     * @throws ProblemsException when the goal is hopeless, or the time is over
     */
    void until(Goal goal, String application, Duration timeout) {
        while (true) {
            note(goal);
            List<String> missing = goal.missing();
            if (missing.isEmpty()) {
                // Between the two looks hosts may have started what was missing.
                note(goal);
                return;
            }
            List<Problem> hopeless = goal.hopeless(pace.elapsed());
            if (!hopeless.isEmpty()) {
                throw new ProblemsException(hopeless);
            }
            if (pace.elapsed().compareTo(timeout) >= 0) {
                throw new ProblemsException(goal.tooLate(missing, timeout));
            }
            report(missing);
            repeatWhenQuiet(goal, application);
            pace.untilNextLook();
        }
    }

    private void note(Goal goal) {
        for (LatticeEvent event : lattice.events()) {
            watch.tell(event, goal.ids(), listener);
            movedAt = pace.elapsed();
            goal.note(event, movedAt);
        }
    }

    private void report(List<String> missing) {
        Duration since = pace.elapsed().minus(reportedAt);
        boolean changed = !missing.equals(reported) && since.compareTo(Pace.PAUSE) >= 0;
        if (changed || since.compareTo(REPORT) >= 0) {
            listener.waitingFor(missing);
            reported = List.copyOf(missing);
            reportedAt = pace.elapsed();
        }
    }

    private void repeatWhenQuiet(Goal goal, String application) {
        if (pace.elapsed().minus(movedAt).compareTo(QUIET) >= 0) {
            watch.discover();
            goal.repeat();
            listener.repeated(application);
            movedAt = pace.elapsed();
        }
    }
}
