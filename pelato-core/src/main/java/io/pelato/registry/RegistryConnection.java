package io.pelato.registry;

import io.pelato.problem.ProblemsException;
import io.pelato.registry.Endpoint.Scheme;
import java.net.URI;
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
    private final RegistryProblems problems;
    private final HttpExchange exchange;
    private final Patience patience = new Patience();
    private final Retries retries;
    private FutureTask<JibRegistry> registry = new FutureTask<>(this::connect);
    private volatile boolean closed;

    RegistryConnection(RegistryAccess access, PublishListener listener, Limits limits) {
        this.address = access.address();
        this.access = access;
        this.listener = listener;
        this.limits = limits;
        this.problems = new RegistryProblems(address);
        this.exchange = new HttpExchange(access.proxies(), access.tls());
        this.retries = new Retries(limits, listener);
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
                if (!closed) {
                    listener.notConnected(e);
                }
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
        WebOrigin origin =
                WebOrigin.of(URI.create(endpoint.scheme() + "://" + JibRegistry.serverOf(address.host()) + "/"));
        var tokens = new TokenService(exchange, access.plainHttp(), limits.answer(), problems);
        var account = new RegistryAccount(origin, endpoint.challenges(), login, tokens, problems);
        return new JibRegistry(
                problems,
                new JibFailures(problems, account, login, limits),
                new RegistryExchange(exchange, origin, access.plainHttp(), account, problems),
                limits,
                patience,
                retries);
    }

    /** Waits with an end of its own: looking up a host's name has none. */
    private Endpoint probe() throws Exception {
        RegistryProbe probe = new RegistryProbe(address, access.plainHttp(), limits.probe(), exchange, access.tls());
        try {
            return retries.run(() -> patience.await(limits.answer(), probe::probe));
        } catch (TimeoutException e) {
            throw problems.silent(limits.answer().toSeconds(), e);
        } catch (BusyException e) {
            throw e.status() == 429
                    ? problems.tooManyRequests(e.after(), e)
                    : problems.unwell(e.status(), e.reply(), e);
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
            throw problems.interrupted(e);
        } catch (CancellationException e) {
            throw problems.interrupted(e);
        } catch (ExecutionException e) {
            throw told(e.getCause());
        }
    }

    /** A failure as every step tells it; what nobody thought of is told too, instead of ending a thread. */
    ProblemsException told(Throwable failure) {
        if (failure instanceof ProblemsException told) {
            return told;
        }
        return failure instanceof InterruptedException ? problems.interrupted(failure) : problems.unexpected(failure);
    }

    /** Ends the connections. */
    @Override
    public void close() {
        closed = true;
        boolean neverConnected = current().cancel(true);
        if (!neverConnected) {
            connected().ifPresent(JibRegistry::close);
        }
        patience.close();
        exchange.close();
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
