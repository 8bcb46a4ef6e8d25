package io.pelato.maven;

import io.pelato.WorkflowStatus;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.maven.plugin.logging.Log;

/**
 * Looks at what of a workflow runs, and tells it each time that it has changed. Once it could be seen, a lattice that is out
 * of reach ends nothing: why is told once, and what runs again at the first look that succeeds.
 */
final class StatusWatch {

    private final Supplier<WorkflowStatus> looks;
    private final Consumer<WorkflowStatus> report;
    private final Log log;
    private final Set<Problem> faults = new HashSet<>();
    private Optional<WorkflowStatus> last = Optional.empty();

    StatusWatch(Supplier<WorkflowStatus> looks, Consumer<WorkflowStatus> report, Log log) {
        this.looks = looks;
        this.report = report;
        this.log = log;
    }

    /**
     * Looks for the first time.
     *
     * @throws ProblemsException if the lattice cannot be asked: its address or a login may be wrong
     */
    void begin() {
        tell(looks.get());
    }

    /** Looks again. */
    void again() {
        try {
            tell(looks.get());
            faults.clear();
        } catch (ProblemsException e) {
            last = Optional.empty();
            e.problems().stream().filter(faults::add).map(Problem::toString).forEach(log::warn);
        }
    }

    private void tell(WorkflowStatus status) {
        Optional<WorkflowStatus> seen = Optional.of(status.withoutAges());
        if (!last.equals(seen)) {
            report.accept(status);
        }
        last = seen;
    }
}
