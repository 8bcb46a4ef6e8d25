package io.pelato.maven;

import io.pelato.problem.ProblemsException;
import io.pelato.registry.PinnedImage;
import io.pelato.registry.PublishListener;
import io.pelato.registry.PublishRequest;
import io.pelato.registry.PublishedImage;
import io.pelato.report.ComponentFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.maven.plugin.logging.Log;

/** Tells a push in Maven's log. */
final class PushLog implements PublishListener {

    private final Log log;
    private final GoalTimes times;
    private final Instant opened = Instant.now();
    private final Map<String, Sending> sent = new ConcurrentHashMap<>();

    PushLog(Log log, GoalTimes times) {
        this.log = log;
        this.times = times;
    }

    @Override
    public void notConnected(ProblemsException fault) {
        log.warn("The push would fail now: " + fault.getMessage());
    }

    @Override
    public void loginFound(String registry, String user, String source) {
        times.worked("registry", "connect", opened, registry);
        log.info("Registry " + registry + ": logged in as " + user + " (" + source + ")");
    }

    @Override
    public void noLoginFound(String registry) {
        times.worked("registry", "connect", opened, registry);
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
    public void triedAgain(String reason, Duration pause) {
        log.info("Registry: " + reason + ", trying again in " + pause.toMillis() + " ms");
    }

    @Override
    public void tagMoved(PublishedImage image, String before) {
        log.warn(image.componentName() + ": this version named " + before + " in the registry until now. If another"
                + " project pushes a component of this name, give each a folder of its own in pelato.registry; else"
                + " raise the task's version");
    }

    @Override
    public void sending(PublishRequest request, long bytes) {
        sent.put(request.componentName(), new Sending(request.version(), Instant.now()));
        log.debug("Sending " + request.componentName() + ", " + bytes + " bytes");
    }

    @Override
    public void notSentAhead(ProblemsException fault) {
        log.debug("Not sent ahead: " + fault.getMessage());
    }

    @Override
    public void providerPublished(PublishedImage image) {
        String what = image.outcome() == PublishedImage.Outcome.SENT ? "pushed" : "already in the registry";
        log.info("provider " + image.componentName() + ": " + what + ", " + image.reference());
    }

    @Override
    public void published(PublishedImage image) {
        Sending sending = sent.get(image.componentName());
        String what = image.outcome() == PublishedImage.Outcome.SENT ? "pushed" : "already in the registry";
        times.worked(image.componentName(), "push", sending.began(), what);
        times.know(new ComponentFacts(
                image.componentName(),
                sending.version(),
                Optional.of(image.size()),
                Optional.empty(),
                Optional.of(image.reference()),
                Optional.empty()));
        log.info(image.componentName() + ": " + what + ", " + image.reference());
    }

    @Override
    public void attached(String image, String what, PublishedImage.Outcome outcome) {
        String done = outcome == PublishedImage.Outcome.SENT ? " added beside it" : " is beside it already";
        log.info(image + ": " + what + done);
    }

    @Override
    public void verified(PinnedImage image) {
        log.info("Signature verified: " + image);
    }

    private record Sending(String version, Instant began) {}
}
