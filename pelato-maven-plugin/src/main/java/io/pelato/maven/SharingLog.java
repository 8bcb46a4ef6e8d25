package io.pelato.maven;

import io.pelato.registry.PublishListener;
import org.apache.maven.plugin.logging.Log;

/** Tells of the registry of the team's cache, which is only used beside the build. */
final class SharingLog implements PublishListener {

    private final Log log;

    SharingLog(Log log) {
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
