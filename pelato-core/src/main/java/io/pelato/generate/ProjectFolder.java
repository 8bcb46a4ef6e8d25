package io.pelato.generate;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder that holds exactly the files it should; those that are right already are left alone. */
final class ProjectFolder {

    private ProjectFolder() {}

    static void write(Path directory, SortedMap<String, byte[]> files) throws IOException {
        Set<Path> wanted = files.keySet().stream().map(directory::resolve).collect(Collectors.toSet());
        Files.createDirectories(directory);
        Files.walkFileTree(directory, new Stale(directory, wanted));
        for (var file : files.entrySet()) {
            Path target = directory.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            if (!holds(target, file.getValue())) {
                Files.write(target, file.getValue());
            }
        }
    }

    static void removeOthers(Path parent, Set<String> names) throws IOException {
        List<Path> others;
        try (Stream<Path> children = Files.list(parent)) {
            others = children.filter(child -> !names.contains(String.valueOf(child.getFileName())))
                    .toList();
        }
        for (Path other : others) {
            Files.walkFileTree(other, new Deleting());
        }
    }

    private static boolean holds(Path file, byte[] content) throws IOException {
        return Files.isRegularFile(file)
                && Files.size(file) == content.length
                && Arrays.equals(Files.readAllBytes(file), content);
    }

    /** Deletes what is not wanted, and the folders that it leaves empty. */
    private static final class Stale extends SimpleFileVisitor<Path> {
        private final Path root;
        private final Set<Path> wanted;

        private Stale(Path root, Set<Path> wanted) {
            this.root = root;
            this.wanted = wanted;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (!wanted.contains(file) || !attributes.isRegularFile()) {
                Files.delete(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
            boolean empty;
            try (Stream<Path> children = Files.list(directory)) {
                empty = children.findAny().isEmpty();
            }
            if (empty && !directory.equals(root)) {
                Files.delete(directory);
            }
            return FileVisitResult.CONTINUE;
        }
    }

    /** Deletes everything. */
    private static final class Deleting extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
