package io.pelato.stream;

import io.pelato.lattice.NatsRight;
import java.util.List;
import java.util.stream.Stream;

/** What a NATS user must be allowed to do in a place. docs/deploying.md has the list for people. */
final class StreamRights {

    private final Place place;
    private final String project;

    StreamRights(Place place, String project) {
        this.place = place;
        this.project = project;
    }

    /** To find out whether messages can be kept. */
    List<NatsRight> toCheck() {
        return rights(
                "INFO",
                "STREAM.NAMES",
                "STREAM.INFO." + place.messages(project),
                "STREAM.INFO." + place.reports(project),
                "STREAM.CREATE." + place.trial(project),
                "STREAM.DELETE." + place.trial(project),
                "CONSUMER.LIST." + place.messages(project));
    }

    /** To find out whether somebody else keeps the same. */
    List<NatsRight> toCompare() {
        return rights("STREAM.NAMES", "STREAM.INFO." + place.messages(project));
    }

    /** To tell what waits. */
    List<NatsRight> toLook() {
        return rights(
                "STREAM.NAMES",
                "STREAM.INFO." + place.messages(project),
                "STREAM.INFO." + place.reports(project),
                "STREAM.MSG.GET." + place.messages(project),
                "CONSUMER.LIST." + place.messages(project));
    }

    /** To take the streams away. */
    List<NatsRight> toForget() {
        return Stream.of(place.messages(project), place.reports(project))
                .flatMap(stream -> rights("STREAM.INFO." + stream, "STREAM.DELETE." + stream).stream())
                .toList();
    }

    private List<NatsRight> rights(String... operations) {
        return Stream.of(operations)
                .map(operation -> NatsRight.publish(place.api() + operation))
                .toList();
    }
}
