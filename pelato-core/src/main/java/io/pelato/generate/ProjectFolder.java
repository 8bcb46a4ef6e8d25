package io.pelato.generate;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/** A folder that holds exactly the files it should; those that are right already are left alone. */
final class ProjectFolder {

    private ProjectFolder() {}

    static void write(Path directory, SortedMap<String, byte[]> files) throws IOException {
        Set<Path> wanted = new HashSet<>();
        Set<Path> folders = new HashSet<>();
        for (var file : files.entrySet()) {
            Path target = directory.resolve(file.getKey());
            wanted.add(target);
            if (folders.add(target.getParent())) {
                Files.createDirectories(target.getParent());
            }
            if (!holds(target, file.getValue())) {
                Files.write(target, file.getValue());
            }
        }
        try (Stream<Path> present = Files.walk(directory)) {
            for (Path path : present.filter(Files::isRegularFile).toList()) {
                if (!wanted.contains(path)) {
                    Files.delete(path);
                }
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
