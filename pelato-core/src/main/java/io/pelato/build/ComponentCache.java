package io.pelato.build;

import io.pelato.digest.Sha256;
import io.pelato.machine.WholeFile;
import io.pelato.problem.FolderWalk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Components by what they were compiled from, shared by all projects of a user. An entry appears whole or not at all, so
 * parallel builds and a crash at any point do no harm.
 */
public final class ComponentCache {

    private static final String ENTRY = ".wasm";

    private final Path folder;

    /** The cache below a user's folder for what outlives a build. */
    public ComponentCache(Path cache) {
        this.folder = cache.resolve("components");
    }

    /**
     * What a cache holds.
     *
     * @param components how many components
     * @param bytes their size together
     */
    public record Usage(int components, long bytes) {}

    /** The key of a component: everything that its bytes depend on. */
    static String key(String projectDigest, String toolchain, String profile) {
        return Sha256.of(projectDigest + "\n" + toolchain + "\n" + profile);
    }

    /** Whether the cache holds the component now; another process may remove it at any time. */
    boolean has(String key) {
        return Files.exists(entry(key));
    }

    /**
     * Copies the component to the target.
     *
     * @return whether the cache held it; the target is left alone where it did not
     */
    boolean fetch(String key, Path target) throws IOException {
        Path entry = entry(key);
        try {
            place(entry, target);
            Files.setLastModifiedTime(entry, FileTime.from(Instant.now()));
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Keeps a component. */
    void store(String key, Path wasm) throws IOException {
        Path entry = entry(key);
        Files.createDirectories(entry.getParent());
        place(wasm, entry);
    }

    /** Keeps a component that is in no file yet. */
    void store(String key, byte[] wasm) throws IOException {
        Path entry = entry(key);
        Files.createDirectories(entry.getParent());
        WholeFile.fill(entry, fresh -> Files.write(fresh, wasm));
    }

    /** How much the cache holds. */
    public Usage usage() throws IOException {
        List<Entry> entries = entries();
        return new Usage(
                entries.size(), entries.stream().mapToLong(Entry::bytes).sum());
    }

    /** Removes what was not used for the longest time, until the cache is no larger than this. */
    public Usage trim(long maximumBytes) throws IOException {
        List<Entry> entries = new ArrayList<>(entries());
        entries.sort(Comparator.comparing(Entry::used).thenComparing(Entry::file));
        long bytes = entries.stream().mapToLong(Entry::bytes).sum();
        int removed = 0;
        while (bytes > maximumBytes) {
            Entry oldest = entries.get(removed++);
            Files.deleteIfExists(oldest.file());
            bytes -= oldest.bytes();
        }
        return new Usage(entries.size() - removed, bytes);
    }

    private List<Entry> entries() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        for (Path file : FolderWalk.of(folder)) {
            if (file.toString().endsWith(ENTRY)) {
                try {
                    entries.add(new Entry(file, Files.size(file), Files.getLastModifiedTime(file)));
                } catch (NoSuchFileException e) {
                    // Another build has removed it meanwhile, so it is no entry any more.
                }
            }
        }
        return entries;
    }

    /** Copies a file whole or not at all; a target that has the bytes already keeps its own time. */
    static void place(Path from, Path to) throws IOException {
        if (Files.exists(to) && Files.mismatch(from, to) < 0) {
            return;
        }
        WholeFile.fill(to, fresh -> Files.copy(from, fresh, StandardCopyOption.REPLACE_EXISTING));
    }

    private Path entry(String key) {
        return folder.resolve(key.substring(0, 2)).resolve(key + ENTRY);
    }

    private record Entry(Path file, long bytes, FileTime used) {}
}
