package io.pelato.it.bench.resources;

import io.pelato.it.bench.process.RunningProcess;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** How much processor time each program had taken at a moment. */
record ProcessTimes(Map<Part, RunningProcess> running, Map<Part, Duration> then) {

    static ProcessTimes now(Map<Part, RunningProcess> running) {
        Map<Part, Duration> then = new EnumMap<>(Part.class);
        running.forEach((part, process) -> then.put(part, process.time()));
        return new ProcessTimes(running, then);
    }

    /** The seconds that each has taken since, times a factor. */
    Map<Part, Double> since(double factor) {
        Map<Part, Double> since = new EnumMap<>(Part.class);
        running.forEach((part, process) ->
                since.put(part, process.time().minus(then.get(part)).toNanos() / 1e9 * factor));
        return since;
    }
}
