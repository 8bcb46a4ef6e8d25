package io.pelato.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The digests that images will have in a registry, before anything is pushed. */
public final class ImageDigests {

    private ImageDigests() {}

    /**
     * The digest of a component's image.
     *
     * @return {@code sha256:...}
     */
    public static String ofComponent(String componentName, String version, Path wasm) {
        try {
            return JibImage.of(componentName, version, Files.readAllBytes(wasm)).pin();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The digest of a provider's image.
     *
     * @return {@code sha256:...}
     */
    public static String ofProvider(ProviderRequest provider) {
        try {
            return JibImage.ofProvider(provider.name(), provider.version(), provider.archive())
                    .pin();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
