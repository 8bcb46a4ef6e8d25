package io.pelato.rollout;

import io.pelato.application.Application;
import io.pelato.lattice.AppStatus;
import io.pelato.lattice.Lattice;
import io.pelato.lattice.LatticeEvent;
import io.pelato.lattice.Wadm;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Waits until the hosts run an application. WADM's answer to an order tells that it is queued, its status may be that of
 * the version before, and it reports no failed link at all; so WADM's status, the hosts' own inventories and their
 * events are all looked at, and only when they agree the application counts as deployed.
 */
final class Rollout {

    private static final Duration QUIET = Duration.ofSeconds(8);
    private static final Duration REPORT = Duration.ofSeconds(10);

    private final Wadm wadm;
    private final Lattice lattice;
    private final Pace pace;
    private final DeployListener listener;
    private final LatticeWatch watch;
    private final Application application;
    private final Convergence convergence;
    private final Failures failures;
    private final Map<String, String> scalerIds;
    private List<String> reported = List.of();
    private Duration reportedAt = Pace.PAUSE.negated();
    private Duration movedAt = Duration.ZERO;

    Rollout(
            Wadm wadm,
            Lattice lattice,
            Pace pace,
            DeployListener listener,
            LatticeWatch watch,
            Application application) {
        this.wadm = wadm;
        this.lattice = lattice;
        this.pace = pace;
        this.listener = listener;
        this.watch = watch;
        this.application = application;
        this.convergence = new Convergence(application);
        this.failures = new Failures(application);
        this.scalerIds = ScalerIds.of(application);
    }

    /** What is not as the manifest says, by what WADM and the hosts say now; empty when all agree that it is. */
    List<String> missing() {
        List<String> missing = new ArrayList<>(convergence.missing(watch.inventories(), lattice.links()));
        AppStatus status = wadm.status(application.name());
        if (missing.isEmpty()) {
            missing.addAll(unsettled(status));
        } else {
            status.scalers().stream()
                    .filter(scaler ->
                            scalerIds.containsKey(scaler.id()) && scaler.type().equals(AppStatus.FAILED))
                    .forEach(
                            scaler -> missing.add(scalerIds.get(scaler.id()) + shown(scaler.type(), scaler.message())));
        }
        return missing;
    }

    /** What WADM does not count as deployed, though the hosts have it. */
    private List<String> unsettled(AppStatus status) {
        List<String> unsettled = new ArrayList<>();
        Map<String, AppStatus.Scaler> scalers = new HashMap<>();
        status.scalers().forEach(scaler -> scalers.put(scaler.id(), scaler));
        scalerIds.forEach((id, what) -> {
            AppStatus.Scaler scaler = scalers.get(id);
            if (scaler == null) {
                unsettled.add(what + ": WADM does not look after it yet");
            } else if (!scaler.type().equals(AppStatus.DEPLOYED)) {
                unsettled.add(what + shown(scaler.type(), scaler.message()));
            }
        });
        if (unsettled.isEmpty() && !status.type().equals(AppStatus.DEPLOYED)) {
            unsettled.add(application.name() + shown(status.type(), status.message()));
        }
        return unsettled;
    }

    private static String shown(String type, String message) {
        return ": WADM says " + type + (message.isBlank() ? "" : ", " + ImageAdvice.cause(message));
    }

    /**
     * Waits.
     *
     * @param version the version that was ordered
     * @param timeout how long at most
     * @throws ProblemsException when a host fails for good, or the time is over
     */
    void await(String version, Duration timeout) {
        while (true) {
            for (LatticeEvent event : lattice.events()) {
                note(event);
            }
            List<String> missing = missing();
            if (missing.isEmpty()) {
                return;
            }
            List<Problem> hopeless = failures.hopeless(pace.elapsed());
            if (!hopeless.isEmpty()) {
                throw new ProblemsException(hopeless);
            }
            if (pace.elapsed().compareTo(timeout) >= 0) {
                throw new ProblemsException(tooLate(missing, timeout));
            }
            report(missing);
            repeatWhenQuiet(version);
            pace.untilNextLook();
        }
    }

    private void note(LatticeEvent event) {
        watch.tell(event, convergence.ids(), listener);
        movedAt = pace.elapsed();
        if (event instanceof LatticeEvent.StartFailed failed) {
            failures.startFailed(failed, watch.name(failed.hostId()), pace.elapsed());
        } else if (event instanceof LatticeEvent.LinkFailed failed) {
            failures.linkFailed(failed, lattice.links(), pace.elapsed());
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

    /**
     * WADM acts on events only, and drops an order to a host that fails three times. The same order again makes it look
     * at everything anew; a part that runs already is left alone.
     */
    private void repeatWhenQuiet(String version) {
        if (pace.elapsed().minus(movedAt).compareTo(QUIET) >= 0) {
            watch.discover();
            wadm.deploy(application.name(), version);
            listener.repeated(application.name());
            movedAt = pace.elapsed();
        }
    }

    private Problem tooLate(List<String> missing, Duration timeout) {
        List<String> reasons = failures.reasons();
        return Problem.of(
                "The application " + application.name() + " is not deployed after " + timeout.toSeconds()
                        + " s. Missing: " + String.join("; ", missing)
                        + (reasons.isEmpty() ? "" : ". Hosts said: " + String.join("; ", reasons)),
                "WADM goes on trying. Look into the logs of the hosts, raise pelato.deploy.timeout if they are slow, or"
                        + " take the application away with mvn pelato:undeploy");
    }
}
