package io.pelato.rollout;

import io.pelato.application.Application;
import io.pelato.application.Keeping;
import io.pelato.application.StoredKeeping;
import io.pelato.stream.MessageStreams;
import io.pelato.stream.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The messages that are kept for an application which is taken away: they stay and are told of, or go. */
final class Leftovers {

    private final MessageStreams streams;
    private final Place cloud;
    private final Orchestrator.Messages messages;
    private final DeployListener listener;

    /**
     * Decides what becomes of them.
     *
     * @param cloud where an application keeps messages of which nobody knows any more
     */
    Leftovers(MessageStreams streams, Place cloud, Orchestrator.Messages messages, DeployListener listener) {
        this.streams = streams;
        this.cloud = cloud;
        this.messages = messages;
        this.listener = listener;
    }

    /** Finds out whether they can be dealt with, before anything is taken away. */
    void check(String project, List<Application> versions, List<String> edges) {
        Optional<Keeping> keeping = keeping(versions);
        if (messages == Orchestrator.Messages.GO) {
            streams.found(place(keeping), project, edges);
        } else {
            keeping.ifPresent(kept -> streams.backlogs(kept, edges));
        }
    }

    /** Tells of them, or deletes them. */
    void settle(String project, List<Application> versions, List<String> edges) {
        Optional<Keeping> keeping = keeping(versions);
        if (messages == Orchestrator.Messages.STAY) {
            keeping.ifPresent(kept -> streams.backlogs(kept, edges).forEach(listener::kept));
            return;
        }
        streams.found(place(keeping), project, edges).forEach(stream -> {
            streams.delete(stream);
            listener.forgotten(stream);
        });
    }

    private Place place(Optional<Keeping> keeping) {
        return keeping.map(kept -> new Place(kept.domain())).orElse(cloud);
    }

    // The last version that was put is the one that ran.
    private static Optional<Keeping> keeping(List<Application> versions) {
        List<Keeping> kept = new ArrayList<>();
        versions.forEach(version -> StoredKeeping.of(version).ifPresent(kept::add));
        return kept.isEmpty() ? Optional.empty() : Optional.of(kept.get(kept.size() - 1));
    }
}
