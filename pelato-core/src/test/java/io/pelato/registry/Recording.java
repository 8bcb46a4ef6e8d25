package io.pelato.registry;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down every event. */
final class Recording implements PublishListener {

    final List<String> events = new CopyOnWriteArrayList<>();

    @Override
    public void loginFound(String registry, String user, String source) {
        events.add("login " + user + " from " + source);
    }

    @Override
    public void noLoginFound(String registry) {
        events.add("no login");
    }

    @Override
    public void loginSourceSkipped(String source, String reason) {
        events.add("skipped " + source + ": " + reason);
    }

    @Override
    public void plainHttpUsed(String registry) {
        events.add("plain HTTP");
    }

    @Override
    public void triedAgain(String reason, Duration pause) {
        events.add("again after " + reason + " in " + pause.toMillis() + " ms");
    }

    @Override
    public void tagMoved(PublishedImage image, String before) {
        events.add("moved " + image.componentName() + " from " + before);
    }

    @Override
    public void sending(PublishRequest request, long bytes) {
        events.add("sending " + request.componentName());
    }

    @Override
    public void published(PublishedImage image) {
        events.add(image.outcome() + " " + image.componentName());
    }
}
