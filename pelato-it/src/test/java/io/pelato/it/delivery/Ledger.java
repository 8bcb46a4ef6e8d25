package io.pelato.it.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Counts what came of a run's messages, prints it, and holds it to nothing lost and nothing doubled.
 *
 * @param results the results that are there, each by the text of its message or another name of it
 * @param done whether no message can come again
 */
record Ledger(Supplier<List<String>> results, BooleanSupplier done) {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    /** Waits, as long as results go on coming, until all are there and no message can come again; then counts. */
    void balances(String fault, int messages, long startedAt) {
        List<String> found = settled(messages);
        Tally tally = Tally.of(messages, found);
        System.out.printf("delivery: %s: %s; %.1f s%n", fault, tally, (System.nanoTime() - startedAt) / 1e9);
        assertThat(tally).as(fault + "; " + examples(found)).matches(Tally::isWhole, "nothing lost, nothing doubled");
    }

    private List<String> settled(int messages) {
        List<String> found = results.get();
        long lastChange = System.nanoTime();
        while (found.size() < messages || !done.getAsBoolean()) {
            WorkInHand.pause(1);
            List<String> now = results.get();
            if (now.size() > found.size()) {
                lastChange = System.nanoTime();
            } else if (System.nanoTime() - lastChange > PATIENCE.toNanos()) {
                break;
            }
            found = now;
        }
        return results.get();
    }

    private static String examples(List<String> found) {
        Set<String> seen = new TreeSet<>();
        return "some that are doubled: "
                + found.stream().filter(result -> !seen.add(result)).limit(10).toList();
    }
}
