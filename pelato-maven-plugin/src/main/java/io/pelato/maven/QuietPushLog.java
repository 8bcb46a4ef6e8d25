package io.pelato.maven;

import io.pelato.registry.PublishListener;
import org.apache.maven.plugin.logging.Log;

/** Tells of a registry that is only used beside the goal's own work. */
final class QuietPushLog implements PublishListener {

    private final Log log;

    QuietPushLog(Log log) {
        this.log = log;
    }

    @Override
    public void loginFound(String registry, String user, String source) {
        log.debug("Registry " + registry + ": logged in as " + user + " (" + source + ")");
    }

    @Override
    public void loginSourceSkipped(String source, String reason) {
        log.debug("No login from " + source + ": " + reason);
    }
}
