package io.pelato.generate;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Deletes what Pelato wrote into a folder and does not want there any more, and the folders that this leaves empty; and
 * tells what is left. What Pelato did not write stays.
 */
final class FolderSweep extends SimpleFileVisitor<Path> {

    private final Set<Path> wanted;
    private final Set<Path> written;
    private final Map<Path, BasicFileAttributes> found = new HashMap<>();
    private final List<Path> foreign = new ArrayList<>();

    /** How much was left in each folder on the way from the root to where the sweep is, and whether something went. */
    private final Deque<Level> levels = new ArrayDeque<>();

    private FolderSweep(Set<Path> wanted, Set<Path> written) {
        this.wanted = wanted;
        this.written = written;
    }

    /**
     * Sweeps a folder; there may be none.
     *
     * @param wanted the files that are to be there
     * @param written the files that Pelato wrote
     */
    static FolderSweep of(Path root, Set<Path> wanted, Set<Path> written) throws IOException {
        var sweep = new FolderSweep(wanted, written);
        if (Files.isDirectory(root)) {
            sweep.levels.push(new Level());
            Files.walkFileTree(root, sweep);
        }
        return sweep;
    }

    /** A wanted file that is there. */
    Optional<BasicFileAttributes> found(Path file) {
        return Optional.ofNullable(found.get(file));
    }

    /** The files that are neither wanted nor Pelato's. */
    List<Path> foreign() {
        return List.copyOf(foreign);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
        levels.push(new Level());
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (wanted.contains(file) && attributes.isRegularFile()) {
            found.put(file, attributes);
            levels.element().left++;
        } else if (written.contains(file)) {
            Files.delete(file);
            levels.element().gone++;
        } else {
            foreign.add(file);
            levels.element().left++;
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
        Level level = levels.pop();
        boolean emptied = level.left == 0 && level.gone > 0;
        if (emptied) {
            Files.delete(directory);
            levels.element().gone++;
        } else {
            levels.element().left++;
        }
        return FileVisitResult.CONTINUE;
    }

    private static final class Level {
        private int left;
        private int gone;
    }
}
