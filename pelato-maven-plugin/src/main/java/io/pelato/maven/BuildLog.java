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
import org.apache.maven.plugin.logging.Log;

/** Tells a build in Maven's log. */
final class BuildLog implements BuildListener {

    private final Log log;
    private final GoalTimes times;

    BuildLog(Log log, GoalTimes times) {
        this.log = log;
        this.times = times;
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
        String how = arrival.origin() == Origin.COMPILED
                ? " (" + AbstractPelatoMojo.seconds(arrival.took().toMillis()) + ", "
                        + (arrival.component().bytes() + 999) / 1000 + " kB)"
                : "";
        log.info(arrival.component().componentName() + ": " + arrival.reason() + how);
        tell(arrival);
    }

    private void tell(Arrival arrival) {
        WasmComponent component = arrival.component();
        String work = arrival.origin() == Origin.COMPILED ? "compile" : "copy";
        times.worked(component.componentName(), work, arrival.start(), arrival.took(), arrival.reason());
        times.know(new ComponentFacts(
                component.componentName(),
                component.version(),
                Optional.of(component.bytes()),
                Optional.of("sha256:" + component.sha256()),
                Optional.empty(),
                Optional.of(arrival.reason())));
    }

    @Override
    public void cacheNotTrimmed(Problem problem) {
        log.warn(problem.toString());
    }

    @Override
    public void teamCacheFailed(Problem problem) {
        log.warn("The team's cache is not used: " + problem);
    }
}
