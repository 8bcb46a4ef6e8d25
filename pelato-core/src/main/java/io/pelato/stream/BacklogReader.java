package io.pelato.stream;

import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.MessageInfo;
import io.nats.client.api.StreamInfo;
import io.pelato.application.Keeping;
import io.pelato.problem.ProblemsException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Tells what a workflow's tasks have before them in one place. */
final class BacklogReader {

    private final PlaceStreams streams;
    private final Keeping keeping;
    private final boolean cloud;

    BacklogReader(PlaceStreams streams, Keeping keeping) {
        this.streams = streams;
        this.keeping = keeping;
        this.cloud = Takers.isCloud(keeping, streams.place());
    }

    Backlog read() {
        Place place = streams.place();
        String name = place.messages(keeping.project());
        List<ConsumerInfo> consumers = streams.consumers(name);
        return new Backlog(
                place,
                streams.stream(name).map(stream -> use(place, stream)),
                Takers.of(keeping, place).stream()
                        .map(task -> new Backlog.Task(
                                task,
                                consumers.stream()
                                        .filter(consumer -> consumer.getName().equals(Place.token(task)))
                                        .findFirst()
                                        .map(this::work)))
                        .toList(),
                cloud ? reports() : List.of(),
                Optional.empty());
    }

    static StreamUse use(Place place, StreamInfo stream) {
        return new StreamUse(
                stream.getConfiguration().getName(),
                place,
                stream.getStreamState().getMsgCount(),
                stream.getStreamState().getByteCount(),
                stream.getConfiguration().getMaxBytes());
    }

    private Backlog.Work work(ConsumerInfo consumer) {
        long waiting = consumer.getNumPending();
        long inWork = consumer.getNumAckPending();
        return new Backlog.Work(
                waiting,
                inWork,
                consumer.getRedelivered(),
                waiting + inWork == 0 ? Optional.empty() : oldest(consumer));
    }

    /** All before the floor is done; what comes next and passes the filter is not. */
    private Optional<Duration> oldest(ConsumerInfo consumer) {
        ZonedDateTime now = Optional.ofNullable(consumer.getTimestamp()).orElseGet(ZonedDateTime::now);
        return filters(consumer).stream()
                .flatMap(
                        filter -> streams
                                .next(
                                        consumer.getStreamName(),
                                        consumer.getAckFloor().getStreamSequence() + 1,
                                        filter)
                                .stream())
                .map(MessageInfo::getTime)
                .min(Comparator.naturalOrder())
                .map(time -> Duration.between(time, now))
                .map(age -> age.isNegative() ? Duration.ZERO : age);
    }

    private static List<String> filters(ConsumerInfo consumer) {
        List<String> filters = Optional.ofNullable(
                        consumer.getConsumerConfiguration().getFilterSubjects())
                .orElse(List.of());
        return filters.isEmpty() ? List.of(">") : filters;
    }

    // Reports that a stream of the user's own keeps count as well.
    private List<Backlog.Reports> reports() {
        List<Backlog.Reports> reports = new ArrayList<>();
        for (String topic : keeping.errorTopics()) {
            for (String stream : streams.keepersOf(topic)) {
                count(stream, topic).ifPresent(count -> reports.add(new Backlog.Reports(topic, stream, count)));
            }
        }
        return reports;
    }

    // A stream of somebody else's may be closed to this user.
    private Optional<Long> count(String stream, String topic) {
        try {
            return Optional.of(streams.count(stream, topic));
        } catch (ProblemsException e) {
            return Optional.empty();
        }
    }
}
