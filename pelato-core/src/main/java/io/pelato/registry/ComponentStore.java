package io.pelato.registry;

import io.pelato.problem.FileFault;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Components in a registry by a key, for machines that share what they have built: each is an image {@code
 * components:KEY} below the registry's folder. Any number of threads may use it.
 */
public final class ComponentStore implements AutoCloseable {

    private static final String REPOSITORY = "components";

    private final RegistryConnection connection;

    private ComponentStore(RegistryAccess access, PublishListener listener, Limits limits) {
        this.connection = new RegistryConnection(access, listener, limits);
    }

    /**
     * Makes a store; the registry is asked on the first use.
     *
     * @throws ProblemsException if the registry's address cannot be one
     */
    public static ComponentStore open(RegistryAccess access, PublishListener listener) {
        return open(access, listener, Limits.USUAL);
    }

    static ComponentStore open(RegistryAccess access, PublishListener listener, Limits limits) {
        return new ComponentStore(access, listener, limits);
    }

    /**
     * The component of a key, where the store has it.
     *
     * @throws ProblemsException if the registry cannot be used, or has something else under the key
     */
    public Optional<byte[]> fetch(String key) {
        try {
            return connection.registry().fetch(name(key));
        } catch (RuntimeException e) {
            throw connection.told(e);
        }
    }

    /**
     * Keeps a component under a key.
     *
     * @throws ProblemsException if the registry cannot be used or refuses the component
     */
    public void store(String key, Path wasm) {
        try {
            ImageName name = name(key);
            JibImage image = JibImage.of(REPOSITORY, key, Files.readAllBytes(wasm));
            JibRegistry connected = connection.registry();
            if (!connected.tagged(name).equals(Optional.of(image.pin()))) {
                connected.send(name, image);
            }
        } catch (IOException e) {
            throw new ProblemsException(
                    Problem.of(wasm + " cannot be read: " + FileFault.words(e), "Check the file's permissions"), e);
        } catch (IllegalArgumentException e) {
            throw new ProblemsException(
                    Problem.of(
                            wasm + " is not a whole WebAssembly component: " + e.getMessage(),
                            "Run the goal build again"),
                    e);
        } catch (RuntimeException e) {
            throw connection.told(e);
        }
    }

    private ImageName name(String key) {
        return connection.address().image(REPOSITORY, key);
    }

    /** Ends the connections to the registry. */
    @Override
    public void close() {
        connection.close();
    }
}
