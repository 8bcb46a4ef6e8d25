package io.pelato.registry;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.registry.Endpoint.Scheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;

/**
 * Publishes components in one registry. The registry is asked on the first use, once, and then shared: any number of
 * threads may publish at a time.
 */
public final class ComponentPublisher implements AutoCloseable {

    private static final int AT_ONCE = 8;

    private final RegistryAddress address;
    private final PublishListener listener;
    private final FutureTask<JibRegistry> registry;
    private final Patience patience = new Patience();

    private ComponentPublisher(RegistryAccess access, PublishListener listener, Limits limits) {
        this.address = RegistryAddress.parse(access.prefix());
        this.listener = listener;
        this.registry = new FutureTask<>(() -> connect(access, limits));
    }

    /**
     * Makes a publisher; nothing is sent yet.
     *
     * @throws ProblemsException if the registry's address cannot be one
     */
    public static ComponentPublisher open(RegistryAccess access, PublishListener listener) {
        return open(access, listener, Limits.USUAL);
    }

    static ComponentPublisher open(RegistryAccess access, PublishListener listener, Limits limits) {
        return new ComponentPublisher(access, listener, limits);
    }

    /**
     * Makes sure that the registry has a component under its version.
     *
     * @return the image, pinned by its digest
     * @throws ProblemsException if the binary is no component, or the registry cannot be used or refuses it
     */
    public PublishedImage publish(PublishRequest request) {
        ImageName name = address.image(request.componentName(), request.version());
        byte[] wasm = read(request);
        JibImage image = layOut(request, wasm);
        JibRegistry connected = connected();
        listener.sending(request, wasm.length);
        PublishedImage.Outcome outcome = connected.send(name, image);
        String digest = image.pin();
        PublishedImage published =
                new PublishedImage(request.componentName(), name.pinned(digest), digest, outcome, wasm.length);
        listener.published(published);
        return published;
    }

    /**
     * Publishes several components side by side.
     *
     * @return the images in the order of the requests
     * @throws ProblemsException with the fault of every component that could not be published, each fault once; the
     *     others are published all the same
     */
    public List<PublishedImage> publishAll(List<PublishRequest> requests) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            threads.execute(registry);
            List<Future<PublishedImage>> running = requests.stream()
                    .map(request -> threads.submit(() -> publish(request)))
                    .toList();
            List<PublishedImage> images = new ArrayList<>();
            Set<Problem> problems = new LinkedHashSet<>();
            for (Future<PublishedImage> image : running) {
                try {
                    images.add(get(image));
                } catch (ProblemsException e) {
                    problems.addAll(e.problems());
                }
            }
            if (!problems.isEmpty()) {
                throw new ProblemsException(List.copyOf(problems));
            }
            return List.copyOf(images);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Ends the connections to the registry. */
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
            // There is nothing to close, and the caller of publish has been told why.
        }
    }

    private JibRegistry connected() {
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

    private <T> T get(Future<T> future) {
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

    private static byte[] read(PublishRequest request) {
        try {
            return Files.readAllBytes(request.wasm());
        } catch (NoSuchFileException e) {
            throw fault(request, request.wasm() + " is missing", "Run the goal build first", e);
        } catch (IOException e) {
            throw fault(request, request.wasm() + " cannot be read", "Check the file's permissions", e);
        }
    }

    private static JibImage layOut(PublishRequest request, byte[] wasm) {
        try {
            return JibImage.of(request.componentName(), request.version(), wasm);
        } catch (IllegalArgumentException | IOException e) {
            String what = request.wasm() + " is not a whole WebAssembly component: " + e.getMessage();
            throw fault(request, what, "Run the goal build again", e);
        }
    }

    private static ProblemsException fault(PublishRequest request, String what, String advice, Exception cause) {
        return new ProblemsException(
                Problem.of("Component " + request.componentName() + " cannot be pushed: " + what, advice), cause);
    }
}
