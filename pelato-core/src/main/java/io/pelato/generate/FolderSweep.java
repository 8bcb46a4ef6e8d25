package io.pelato.generate;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Deletes what a folder should not hold, and the folders that this leaves empty; and tells what is left. */
final class FolderSweep extends SimpleFileVisitor<Path> {

    private final Path root;
    private final Set<Path> wanted;
    private final Map<Path, BasicFileAttributes> found = new HashMap<>();

    /** How many children were left in each folder on the way from the root to where the sweep is. */
    private final Deque<Integer> left = new ArrayDeque<>();

    private FolderSweep(Path root, Set<Path> wanted) {
        this.root = root;
        this.wanted = wanted;
    }

    /** Sweeps a folder; a file in its place is deleted. The folder is there afterwards. */
    static FolderSweep of(Path root, Set<Path> wanted) throws IOException {
        var sweep = new FolderSweep(root, wanted);
        if (Files.exists(root)) {
            sweep.left.push(0);
            Files.walkFileTree(root, sweep);
        }
        if (!Files.isDirectory(root)) {
            Files.createDirectories(root);
        }
        return sweep;
    }

    /** A wanted file that is there. */
    Optional<BasicFileAttributes> found(Path file) {
        return Optional.ofNullable(found.get(file));
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
        left.push(0);
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (wanted.contains(file) && attributes.isRegularFile()) {
            found.put(file, attributes);
            left.push(left.pop() + 1);
        } else {
            Files.delete(file);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
        boolean empty = left.pop() == 0;
        if (empty && !directory.equals(root)) {
            Files.delete(directory);
        } else {
            left.push(left.pop() + 1);
        }
        return FileVisitResult.CONTINUE;
    }
}
