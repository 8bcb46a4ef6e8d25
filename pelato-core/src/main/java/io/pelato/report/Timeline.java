package io.pelato.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Spans laid out as rows of bars. Places are percents of the time shown.
 *
 * @param lanes the rows, in the order in which work on them began
 * @param ticks where the time scale is marked
 * @param scale how the marks are written
 */
record Timeline(List<Lane> lanes, List<Tick> ticks, TimeScale scale) {

    /**
     * A row.
     *
     * @param name its name
     * @param tracks how many bars lie one above the other, because their work overlapped
     * @param bars its bars
     */
    record Lane(String name, int tracks, List<Bar> bars) {}

    /** A bar: what it stands for, where it begins, how wide it is, and on which track of its lane it lies. */
    record Bar(Span span, double left, double width, int track) {}

    /** A mark of the time scale: where it is, and how long after the run's start that was. */
    record Tick(double left, Duration time) {}

    /** Lays out the report's spans, from the run's start or the first span, to the end of the last. */
    static Timeline of(RunReport report) {
        Instant from = report.spans().stream()
                .map(Span::start)
                .filter(report.runStarted()::isAfter)
                .findFirst()
                .orElse(report.runStarted());
        double length = Math.max(1, Duration.between(from, report.end()).toMillis());
        Map<String, List<Span>> byLane = report.spans().stream()
                .collect(Collectors.groupingBy(Span::lane, LinkedHashMap::new, Collectors.toList()));
        List<Lane> lanes = byLane.entrySet().stream()
                .map(lane -> lane(lane.getKey(), lane.getValue(), from, length))
                .toList();
        TimeScale scale = TimeScale.over(length);
        long before = Duration.between(from, report.runStarted()).toMillis();
        return new Timeline(lanes, ticks(before, length, scale.step()), scale);
    }

    private static Lane lane(String name, List<Span> spans, Instant from, double length) {
        List<Instant> tracks = new ArrayList<>();
        List<Bar> bars = new ArrayList<>();
        for (Span span : spans) {
            int track = 0;
            while (track < tracks.size() && tracks.get(track).isAfter(span.start())) {
                track++;
            }
            if (track == tracks.size()) {
                tracks.add(span.end());
            } else {
                tracks.set(track, span.end());
            }
            double left = Duration.between(from, span.start()).toMillis();
            bars.add(new Bar(span, 100 * left / length, 100 * span.duration().toMillis() / length, track));
        }
        return new Lane(name, tracks.size(), bars);
    }

    private static List<Tick> ticks(long before, double length, long step) {
        List<Tick> ticks = new ArrayList<>();
        for (long time = 0; before + time <= length; time += step) {
            ticks.add(new Tick(100 * (before + time) / length, Duration.ofMillis(time)));
        }
        return ticks;
    }
}
