package io.pelato.rollout;

import io.pelato.application.Application;
import io.pelato.lattice.AppStatus;
import io.pelato.lattice.Lattice;
import io.pelato.lattice.LatticeEvent;
import io.pelato.lattice.Wadm;
import io.pelato.problem.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * That the hosts run an application. WADM's answer to an order tells that it is queued, its status may be that of
 * the version before, and it reports no failed link at all; so WADM's status, the hosts' own inventories and their
 * events are all looked at, and only when they agree the application counts as deployed.
 */
final class Rollout implements Goal {

    private final Wadm wadm;
    private final Lattice lattice;
    private final LatticeWatch watch;
    private final Application application;
    private final String version;
    private final Convergence convergence;
    private final Failures failures;
    private final Map<String, String> scalerIds;

    /** Names what is to run. */
    Rollout(Wadm wadm, Lattice lattice, LatticeWatch watch, Application application, String version) {
        this.wadm = wadm;
        this.lattice = lattice;
        this.watch = watch;
        this.application = application;
        this.version = version;
        this.convergence = new Convergence(application);
        this.failures = new Failures(application);
        this.scalerIds = ScalerIds.of(application);
    }

    /** What is not as the manifest says, by what WADM and the hosts say now; empty when all agree that it is. */
    @Override
    public List<String> missing() {
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

    @Override
    public Set<String> ids() {
        return convergence.ids();
    }

    @Override
    public void note(LatticeEvent event, Duration now) {
        if (event instanceof LatticeEvent.StartFailed failed) {
            failures.startFailed(failed, watch.name(failed.hostId()), now);
        } else if (event instanceof LatticeEvent.LinkFailed failed) {
            failures.linkFailed(failed, lattice.links(), now);
        }
    }

    @Override
    public List<Problem> hopeless(Duration now) {
        return failures.hopeless(now);
    }

    /** A part that runs already is left alone. */
    @Override
    public void repeat() {
        wadm.deploy(application.name(), version);
    }

    @Override
    public Problem tooLate(List<String> missing, Duration timeout) {
        List<String> reasons = failures.reasons();
        return Problem.of(
                "The application " + application.name() + " is not deployed after " + timeout.toSeconds()
                        + " s. Missing: " + String.join("; ", missing)
                        + (reasons.isEmpty() ? "" : ". Hosts said: " + String.join("; ", reasons)),
                "WADM goes on trying. Look into the logs of the hosts, raise pelato.deploy.timeout if they are slow, or"
                        + " take the application away with mvn pelato:undeploy");
    }
}
