package io.pelato.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the pieces of work of one goal come to.
 *
 * @param goal the goal
 * @param start when its first piece began
 * @param elapsed the time in which at least one piece was under way
 * @param work the sum of all pieces; more than {@code elapsed} where pieces ran side by side
 * @param pieces how many there were
 */
record GoalTotal(String goal, Instant start, Duration elapsed, Duration work, int pieces) {

    /** The totals in the order in which the goals began. */
    static List<GoalTotal> of(List<Span> spans) {
        Map<String, List<Span>> goals = spans.stream()
                .sorted()
                .collect(Collectors.groupingBy(Span::goal, LinkedHashMap::new, Collectors.toList()));
        return goals.entrySet().stream()
                .map(goal -> new GoalTotal(
                        goal.getKey(),
                        goal.getValue().get(0).start(),
                        elapsed(goal.getValue()),
                        goal.getValue().stream().map(Span::duration).reduce(Duration.ZERO, Duration::plus),
                        goal.getValue().size()))
                .toList();
    }

    /** The time in which at least one of the spans was under way. */
    static Duration elapsed(Collection<Span> spans) {
        Duration elapsed = Duration.ZERO;
        Instant covered = Instant.MIN;
        for (Span span : spans.stream().sorted().toList()) {
            Instant from = span.start().isAfter(covered) ? span.start() : covered;
            if (span.end().isAfter(from)) {
                elapsed = elapsed.plus(Duration.between(from, span.end()));
                covered = span.end();
            }
        }
        return elapsed;
    }
}
