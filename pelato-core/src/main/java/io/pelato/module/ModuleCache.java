package io.pelato.module;

import io.pelato.digest.Sha256;
import io.pelato.problem.FolderWalk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The user's own copies of modules' code, laid out as Go lays out its module cache. */
public final class ModuleCache {

    private final Path root;

    /** The modules below a user's folder for what outlives a build. */
    public ModuleCache(Path cache) {
        this.root = cache.resolve("modules");
    }

    /** The folder that Go takes for its module cache. */
    public Path root() {
        return root;
    }

    /** The folder of a module's code, whether it is there or not. */
    public Path folder(ModuleVersion module) {
        return root.resolve(module.folder());
    }

    /** Whether a module's code is there. */
    public boolean has(ModuleVersion module) {
        return Files.isDirectory(folder(module));
    }

    /** The checksum that a module had when it was fetched. */
    Optional<String> fetched(ModuleVersion module) throws IOException {
        Path hash = root.resolve("cache/download")
                .resolve(ModuleVersion.escaped(module.path()))
                .resolve("@v")
                .resolve(ModuleVersion.escaped(module.version()) + ".ziphash");
        return Files.exists(hash) ? Optional.of(Files.readString(hash).strip()) : Optional.empty();
    }

    /** The checksum of a module's code as it is there now, in the form {@code h1} of {@code go.sum}. */
    String sum(ModuleVersion module) throws IOException {
        Path folder = folder(module);
        SortedMap<String, Path> files = new TreeMap<>();
        FolderWalk.of(folder).stream()
                .filter(file -> !Files.isDirectory(file))
                .forEach(file -> files.put(
                        module + "/" + folder.relativize(file).toString().replace('\\', '/'), file));
        MessageDigest digest = Sha256.digest();
        for (var file : files.entrySet()) {
            String line = Sha256.of(Files.readAllBytes(file.getValue())) + "  " + file.getKey() + "\n";
            digest.update(line.getBytes(StandardCharsets.UTF_8));
        }
        return "h1:" + Base64.getEncoder().encodeToString(digest.digest());
    }

    /** Removes a module's code, so that it is taken anew from what was fetched. */
    public void remove(ModuleVersion module) throws IOException {
        List<Path> files = new ArrayList<>(FolderWalk.of(folder(module)));
        Collections.reverse(files);
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
