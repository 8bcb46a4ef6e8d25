package io.pelato.maven;

import io.pelato.registry.PublishListener;
import io.pelato.registry.PublishRequest;
import io.pelato.registry.PublishedImage;
import org.apache.maven.plugin.logging.Log;

/** Tells a push in Maven's log. */
final class PushLog implements PublishListener {

    private final Log log;

    PushLog(Log log) {
        this.log = log;
    }

    @Override
    public void loginFound(String registry, String user, String source) {
        log.info("Registry " + registry + ": logged in as " + user + " (" + source + ")");
    }

    @Override
    public void noLoginFound(String registry) {
        log.info("Registry " + registry + ": no login found, going without");
    }

    @Override
    public void loginSourceSkipped(String source, String reason) {
        log.warn("No login from " + source + ": " + reason);
    }

    @Override
    public void plainHttpUsed(String registry) {
        log.warn("Registry " + registry + " is spoken to without encryption, as pelato.registry.allowHttp permits");
    }

    @Override
    public void sending(PublishRequest request, long bytes) {
        log.debug("Sending " + request.componentName() + ", " + bytes + " bytes");
    }

    @Override
    public void published(PublishedImage image) {
        String what = image.outcome() == PublishedImage.Outcome.SENT ? "pushed" : "already in the registry";
        log.info(image.componentName() + ": " + what + ", " + image.reference());
    }
}
