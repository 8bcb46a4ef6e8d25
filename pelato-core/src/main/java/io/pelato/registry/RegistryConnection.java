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
    private final PublishListener listener;
    private final FutureTask<JibRegistry> registry;
    private final Patience patience = new Patience();

    RegistryConnection(RegistryAccess access, PublishListener listener, Limits limits) {
        this.address = RegistryAddress.parse(access.prefix());
        this.listener = listener;
        this.registry = new FutureTask<>(() -> connect(access, limits));
    }

    RegistryAddress address() {
        return address;
    }

    /** Begins to connect on another thread. */
    void begin(Executor threads) {
        threads.execute(registry);
    }

    /**
     * The registry; waits until it is connected.
     *
     * @throws ProblemsException if it cannot be used
     */
    JibRegistry registry() {
        registry.run();
        return get(registry);
    }

    private JibRegistry connect(RegistryAccess access, Limits limits) throws Exception {
        Endpoint endpoint = probe(access.plainHttp(), limits);
        if (endpoint.scheme() == Scheme.HTTP) {
            listener.plainHttpUsed(address.host());
        }
        Optional<FoundLogin> login = new LoginSearch(address, access, listener).find();
        return new JibRegistry(address, endpoint, login, limits, patience);
    }

    /** Waits with an end of its own: looking up a host's name has none. */
    private Endpoint probe(PlainHttp plainHttp, Limits limits) throws Exception {
        RegistryProbe probe = new RegistryProbe(address, plainHttp, limits.probe());
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
        boolean neverConnected = registry.cancel(true);
        if (!neverConnected) {
            closeConnections();
        }
        patience.close();
    }

    private void closeConnections() {
        try {
            registry.get().close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | CancellationException notConnected) {
            // There is nothing to close, and who used the registry has been told why.
        }
    }
}
