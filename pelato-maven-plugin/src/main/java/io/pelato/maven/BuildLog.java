package io.pelato.maven;

import io.pelato.build.BuildListener;
import java.nio.file.Path;
import org.apache.maven.plugin.logging.Log;

/** Tells a build in Maven's log. */
final class BuildLog implements BuildListener {

    private final Log log;

    BuildLog(Log log) {
        this.log = log;
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
        log.info("Built " + image + " in " + AbstractPelatoMojo.seconds(milliseconds));
    }

    @Override
    public void reused(String componentName) {
        log.info(componentName + ": unchanged, taken from the cache");
    }

    @Override
    public void compiled(String componentName, long bytes, long milliseconds) {
        log.info(componentName + ": compiled after " + AbstractPelatoMojo.seconds(milliseconds) + ", "
                + (bytes + 999) / 1000 + " kB");
    }
}
