package io.pelato.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Components by what they were compiled from, shared by all projects of a user. An entry appears whole or not at all, so
 * parallel builds and a crash at any point do no harm.
 */
final class ComponentCache {

    private final Path folder;

    ComponentCache(Path cache) {
        this.folder = cache.resolve("components");
    }

    /** The key of a component: everything that its bytes depend on. */
    static String key(String projectDigest, String toolchain, String profile) {
        return Sha256.of((projectDigest + "\n" + toolchain + "\n" + profile).getBytes(StandardCharsets.UTF_8));
    }

    /** Copies the component to the target, where the cache holds it. */
    Optional<Path> fetch(String key, Path target) throws IOException {
        Path entry = entry(key);
        if (!Files.isRegularFile(entry)) {
            return Optional.empty();
        }
        place(entry, target);
        return Optional.of(target);
    }

    /** Keeps a component. */
    void store(String key, Path wasm) throws IOException {
        Path entry = entry(key);
        Files.createDirectories(entry.getParent());
        place(wasm, entry);
    }

    private static void place(Path from, Path to) throws IOException {
        Path fresh = Files.createTempFile(to.getParent(), ".", ".new");
        try {
            Files.copy(from, fresh, StandardCopyOption.REPLACE_EXISTING);
            Files.move(fresh, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private Path entry(String key) {
        return folder.resolve(key.substring(0, 2)).resolve(key + ".wasm");
    }
}
