package io.pelato.maven;

import io.pelato.build.Arrival;
import io.pelato.build.BuildListener;
import io.pelato.build.Origin;
import io.pelato.build.WasmComponent;
import io.pelato.problem.Problem;
import io.pelato.report.ComponentFacts;
import io.pelato.report.Span;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.maven.plugin.logging.Log;

/** Tells a build in Maven's log, and hands its components on. */
final class BuildLog implements BuildListener {

    private final Log log;
    private final BuildReasons reasons;
    private final GoalTimes times;
    private final Consumer<Arrival> ready;

    BuildLog(Log log, BuildReasons reasons, GoalTimes times, Consumer<Arrival> ready) {
        this.log = log;
        this.reasons = reasons;
        this.times = times;
        this.ready = ready;
    }

    @Override
    public void builderChosen(String description) {
        log.info("Builder: " + description);
    }

    @Override
    public void imageBuildStarted(String image, Path file) {
        log.info("Building " + image + " (once for all projects; takes some minutes; log: " + file + ")");
    }

    @Override
    public void imageBuilt(String image, long milliseconds) {
        var took = Duration.ofMillis(milliseconds);
        times.worked(Span.BUILDER_IMAGE, "build", Instant.now().minus(took), took, image);
        log.info("Built " + image + " in " + AbstractPelatoMojo.seconds(milliseconds));
    }

    @Override
    public void arrived(Arrival arrival) {
        String what = reasons.of(arrival);
        String how = arrival.origin() == Origin.COMPILED
                ? " (" + AbstractPelatoMojo.seconds(arrival.took().toMillis()) + ", "
                        + (arrival.component().bytes() + 999) / 1000 + " kB)"
                : "";
        log.info(arrival.component().componentName() + ": " + what + how);
        tell(arrival, what);
        ready.accept(arrival);
    }

    private void tell(Arrival arrival, String reason) {
        WasmComponent component = arrival.component();
        String work = arrival.origin() == Origin.COMPILED ? "compile" : "copy";
        times.worked(component.componentName(), work, arrival.start(), arrival.took(), reason);
        times.know(new ComponentFacts(
                component.componentName(),
                component.version(),
                Optional.of(component.bytes()),
                Optional.of("sha256:" + component.sha256()),
                Optional.empty(),
                Optional.of(reason)));
    }

    @Override
    public void teamCacheFailed(Problem problem) {
        log.warn("The team's cache is not used: " + problem);
    }
}
