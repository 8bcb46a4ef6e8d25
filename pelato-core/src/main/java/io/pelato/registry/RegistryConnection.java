package io.pelato.registry;

import io.pelato.problem.ProblemsException;
import io.pelato.registry.Endpoint.Scheme;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;

/** A registry that is asked how it wants to be spoken to on the first use, once, and then shared by any threads. */
final class RegistryConnection implements AutoCloseable {

    private final RegistryAddress address;
    private final RegistryAccess access;
    private final PublishListener listener;
    private final Limits limits;
    private final Patience patience = new Patience();
    private FutureTask<JibRegistry> registry = new FutureTask<>(this::connect);

    RegistryConnection(RegistryAccess access, PublishListener listener, Limits limits) {
        this.address = RegistryAddress.parse(access.prefix());
        this.access = access;
        this.listener = listener;
        this.limits = limits;
    }

    RegistryAddress address() {
        return address;
    }

    /** Begins to connect on another thread. */
    void begin(Executor threads) {
        threads.execute(current());
    }

    /** Begins to connect before anybody needs it, and tells at once where that fails. */
    void beginAhead(Executor threads) {
        threads.execute(() -> {
            try {
                registry();
            } catch (ProblemsException e) {
                listener.notConnected(e);
            } catch (CancellationException closedMeanwhile) {
                return;
            }
        });
    }

    /** Forgets an attempt that failed, so that the next use makes another. */
    synchronized void forgetFailure() {
        if (registry.isDone() && !registry.isCancelled() && connected().isEmpty()) {
            registry = new FutureTask<>(this::connect);
        }
    }

    private synchronized FutureTask<JibRegistry> current() {
        return registry;
    }

    /**
     * The registry; waits until it is connected.
     *
     * @throws ProblemsException if it cannot be used
     */
    JibRegistry registry() {
        FutureTask<JibRegistry> attempt = current();
        attempt.run();
        return get(attempt);
    }

    private JibRegistry connect() throws Exception {
        Endpoint endpoint = probe();
        if (endpoint.scheme() == Scheme.HTTP) {
            listener.plainHttpUsed(address.host());
        }
        Optional<FoundLogin> login = new LoginSearch(address, access, listener).find();
        return new JibRegistry(address, endpoint, login, limits, patience);
    }

    /** Waits with an end of its own: looking up a host's name has none. */
    private Endpoint probe() throws Exception {
        RegistryProbe probe = new RegistryProbe(address, access.plainHttp(), limits.probe());
        try {
            return patience.await(limits.answer(), probe::probe);
        } catch (TimeoutException e) {
            throw new RegistryProblems(address).silent(limits.answer().toSeconds(), e);
        }
    }

    /**
     * What work with the registry brought.
     *
     * @throws ProblemsException that the work ended with
     */
    <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryProblems(address).interrupted(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ProblemsException told) {
                throw told;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Ends the connections. */
    @Override
    public void close() {
        boolean neverConnected = current().cancel(true);
        if (!neverConnected) {
            connected().ifPresent(JibRegistry::close);
        }
        patience.close();
    }

    private Optional<JibRegistry> connected() {
        try {
            return Optional.of(current().get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | CancellationException toldToWhoUsedIt) {
            return Optional.empty();
        }
    }
}
