package io.pelato.build;

import io.pelato.machine.BackgroundThreads;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What a build takes from the team's cache and gives to it, beside its own work. A cache that fails costs a build time,
 * never its result; each fault is told once.
 */
final class TeamExchange implements AutoCloseable {

    private static final int AT_ONCE = 8;

    private final TeamCache cache;
    private final BuildListener listener;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(AT_ONCE, BackgroundThreads.named("pelato-team-cache"));
    private final List<Future<?>> offers = new ArrayList<>();
    private final Set<Problem> faults = new LinkedHashSet<>();

    TeamExchange(TeamCache cache, BuildListener listener) {
        this.cache = cache;
        this.listener = listener;
    }

    /** What the cache has of these keys; they are asked for side by side. */
    Map<String, byte[]> fetch(List<String> keys) {
        Map<String, Future<Optional<byte[]>>> running = new LinkedHashMap<>();
        keys.forEach(key -> running.put(key, threads.submit(() -> fetch(key))));
        Map<String, byte[]> found = new LinkedHashMap<>();
        running.forEach((key, answer) -> get(answer).ifPresent(wasm -> found.put(key, wasm)));
        return found;
    }

    private Optional<byte[]> fetch(String key) {
        try {
            return cache.fetch(key);
        } catch (ProblemsException e) {
            tell(e);
        } catch (RuntimeException e) {
            tell(unforeseen(e));
        }
        return Optional.empty();
    }

    /** Gives a component to the cache, beside other work. */
    void offer(String key, Path wasm) {
        offers.add(threads.submit(() -> {
            try {
                cache.offer(key, wasm);
            } catch (ProblemsException e) {
                tell(e);
            } catch (RuntimeException e) {
                tell(unforeseen(e));
            }
        }));
    }

    // Whatever goes wrong there must not reach the build as a thread's stack trace.
    private static ProblemsException unforeseen(RuntimeException failure) {
        return new ProblemsException(
                Problem.of(
                        "The team's cache cannot be used: " + failure,
                        "Check pelato.cache.registry; the build goes on without it"),
                failure);
    }

    private synchronized void tell(ProblemsException exception) {
        exception.problems().stream().filter(faults::add).forEach(listener::teamCacheFailed);
    }

    /** Waits until all that was offered has arrived. */
    @Override
    public void close() {
        offers.forEach(TeamExchange::get);
        threads.shutdownNow();
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemsException(Problem.of("The build was interrupted", "Run it again"), e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
