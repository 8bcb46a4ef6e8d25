package io.pelato.problem;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * Finds what stands in a folder and in those below it. Other programs may write there meanwhile: what goes away during the
 * walk is not there. No link is followed.
 */
public final class FolderWalk {

    private FolderWalk() {}

    /**
     * The folder, and all files and folders below it; each folder comes before what stands in it.
     *
     * @throws IOException if the folder or one below it cannot be read; {@link FileFault#place} tells which
     */
    public static List<Path> of(Path folder) throws IOException {
        return of(folder, Integer.MAX_VALUE);
    }

    /**
     * The same, but not deeper than some levels.
     *
     * @param levels how many; with 1 it is what stands in the folder itself
     */
    public static List<Path> of(Path folder, int levels) throws IOException {
        var collecting = new Collecting(folder);
        Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), levels, collecting);
        return List.copyOf(collecting.found);
    }

    private static final class Collecting extends SimpleFileVisitor<Path> {

        private final Path root;
        private final List<Path> found = new ArrayList<>();

        private Collecting(Path root) {
            this.root = root;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            found.add(folder);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            found.add(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException && !file.equals(root)) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }
    }
}
