package io.pelato.registry;

import io.pelato.machine.BackgroundThreads;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.registry.PublishedImage.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Publishes components in one registry. The registry is asked on the first use, once, and then shared: any number of
 * threads may publish at a time.
 */
public final class ComponentPublisher implements AutoCloseable {

    private static final int AT_ONCE = 8;

    /** Far more than hosts run; a file of this size is something else. */
    private static final long LARGEST = 1L << 30;

    private final PublishListener listener;
    private final RegistryConnection connection;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(AT_ONCE, BackgroundThreads.named("pelato-push"));
    private final List<Future<?>> ahead = new ArrayList<>();

    private ComponentPublisher(RegistryAccess access, PublishListener listener, Limits limits) {
        this.listener = listener;
        this.connection = new RegistryConnection(access, listener, limits);
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
     * Begins to connect with the registry, beside other work. Where that fails it is told at once, and tried once more
     * by {@link #publishAll}.
     */
    public void connect() {
        connection.beginAhead(threads);
    }

    /**
     * Begins to send what a component consists of, beside other work. No image of it can be seen in the registry before
     * {@link #publish}, which also tells what went wrong here.
     */
    public void sendAhead(PublishRequest request) {
        ahead.add(threads.submit(() -> {
            ImageName name = connection.address().image(request.componentName(), request.version());
            JibImage image = layOut(request, read(request));
            connection.registry().sendBlobs(name, image);
            return name;
        }));
    }

    /** Waits until what was sent ahead has arrived. */
    void awaitAhead() {
        for (Future<?> sent : ahead) {
            try {
                connection.get(sent);
            } catch (ProblemsException toldByPublishing) {
                listener.notSentAhead(toldByPublishing);
            }
        }
        ahead.clear();
    }

    /**
     * Makes sure that the registry has a component under its version.
     *
     * @return the image, pinned by its digest
     * @throws ProblemsException if the binary is no component, the registry cannot be used or refuses it, or the version
     *     is taken and may not move
     */
    public PublishedImage publish(PublishRequest request) {
        try {
            return send(request);
        } catch (RuntimeException e) {
            throw connection.told(e);
        }
    }

    private PublishedImage send(PublishRequest request) {
        ImageName name = connection.address().image(request.componentName(), request.version());
        byte[] wasm = read(request);
        JibImage image = layOut(request, wasm);
        JibRegistry connected = connection.registry();
        listener.sending(request, wasm.length);
        Optional<String> before = connected.tagged(name);
        boolean present = before.equals(Optional.of(image.pin()));
        if (!present) {
            refuseToMove(request, name, image, before);
            connected.send(name, image);
        }
        PublishedImage published = new PublishedImage(
                request.componentName(),
                name.pinned(image.pin()),
                image.pin(),
                image.contentPin(),
                present ? Outcome.PRESENT : Outcome.SENT,
                wasm.length);
        if (!present && request.tags() == TagPolicy.WARN) {
            before.ifPresent(digest -> listener.tagMoved(published, digest));
        }
        listener.published(published);
        return published;
    }

    private void refuseToMove(PublishRequest request, ImageName name, JibImage image, Optional<String> before) {
        if (request.tags() == TagPolicy.KEEP
                && before.isPresent()
                && !before.get().equals(image.pin())) {
            throw new RegistryProblems(connection.address()).tagKept(name, before.get(), image.pin());
        }
    }

    /** Looks before anything is sent whether each version that may not move is free. */
    private Optional<PublishedImage> lookFirst(PublishRequest request) {
        if (request.tags() == TagPolicy.KEEP) {
            ImageName name = connection.address().image(request.componentName(), request.version());
            JibImage image = layOut(request, read(request));
            refuseToMove(request, name, image, connection.registry().tagged(name));
        }
        return Optional.empty();
    }

    /**
     * Makes sure that the registry has a provider's archive under its version.
     *
     * @return the image, pinned by its digest
     * @throws ProblemsException if the registry cannot be used or refuses it
     */
    public PublishedImage publishProvider(ProviderRequest request) {
        connection.forgetFailure();
        try {
            ImageName name = connection.address().image(request.name(), request.version());
            JibImage image = JibImage.ofProvider(request.name(), request.version(), request.archive());
            JibRegistry connected = connection.registry();
            boolean present = connected.tagged(name).equals(Optional.of(image.pin()));
            if (!present) {
                connected.send(name, image);
            }
            PublishedImage published = new PublishedImage(
                    request.name(),
                    name.pinned(image.pin()),
                    image.pin(),
                    image.contentPin(),
                    present ? Outcome.PRESENT : Outcome.SENT,
                    request.archive().length);
            listener.providerPublished(published);
            return published;
        } catch (IOException | RuntimeException e) {
            throw connection.told(e);
        }
    }

    /**
     * Publishes several components side by side.
     *
     * @return the images in the order of the requests
     * @throws ProblemsException with the fault of every component that could not be published, each fault once; the
     *     others are published all the same, unless a version is taken that may not move: then nothing is
     */
    public List<PublishedImage> publishAll(List<PublishRequest> requests) {
        awaitAhead();
        connection.forgetFailure();
        connection.begin(threads);
        if (requests.stream().anyMatch(request -> request.tags() == TagPolicy.KEEP)) {
            all(requests, this::lookFirst);
        }
        return all(requests, this::publish);
    }

    private <T> List<T> all(List<PublishRequest> requests, Function<PublishRequest, T> work) {
        List<Future<T>> running = requests.stream()
                .map(request -> threads.submit(() -> work.apply(request)))
                .toList();
        List<T> results = new ArrayList<>();
        Set<Problem> problems = new LinkedHashSet<>();
        for (Future<T> result : running) {
            try {
                results.add(connection.get(result));
            } catch (ProblemsException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemsException(List.copyOf(problems));
        }
        return List.copyOf(results);
    }

    /** Ends the connections to the registry. */
    @Override
    public void close() {
        threads.shutdownNow();
        connection.close();
    }

    private static byte[] read(PublishRequest request) {
        try {
            if (Files.size(request.wasm()) > LARGEST) {
                throw fault(
                        request,
                        request.wasm() + " is larger than " + (LARGEST >> 20) + " MiB",
                        "Make it smaller",
                        null);
            }
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
        Problem problem = Problem.of("Component " + request.componentName() + " cannot be pushed: " + what, advice);
        return cause == null ? new ProblemsException(problem) : new ProblemsException(problem, cause);
    }
}
