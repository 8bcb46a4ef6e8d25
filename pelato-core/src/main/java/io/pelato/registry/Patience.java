package io.pelato.registry;

import io.pelato.machine.BackgroundThreads;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends calls that take too long: jib-core repeats a failed request for minutes, and its timeout is set for the JVM. */
final class Patience implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool(BackgroundThreads.named("pelato-registry"));

    /**
     * Runs a call in a thread of its own.
     *
     * @throws TimeoutException if the call has not ended in time; it is interrupted
     * @throws InterruptedException if the caller was interrupted; the call is too
     * @throws Exception what the call threw
     */
    <T> T await(Duration limit, Callable<T> call) throws Exception {
        Future<T> result = threads.submit(call);
        try {
            return result.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception failure ? failure : e;
        } finally {
            result.cancel(true);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
