package io.pelato;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What files looked like at some time. Two looks that differ tell that a file was changed between them.
 *
 * @param stamps the files, those below a folder one by one
 */
record FileStamps(Map<Path, Optional<Stamp>> stamps) {

    /** The stamps of files and of all below folders, as far as these can be read. */
    static FileStamps of(List<Path> files) {
        var stamping = new Stamping();
        for (Path file : files) {
            if (Files.isDirectory(file)) {
                stamping.walk(file);
            } else {
                stamping.stamp(file);
            }
        }
        return new FileStamps(stamping.stamps);
    }

    /** Whether a file looks different now. */
    boolean changed() {
        return stamps.entrySet().stream()
                .anyMatch(entry -> !Stamp.of(entry.getKey()).equals(entry.getValue()));
    }

    /** The files that are not the same in both, sorted; without folders, and without those that only editors read. */
    List<Path> differences(FileStamps other) {
        return Stream.concat(stamps.keySet().stream(), other.stamps.keySet().stream())
                .filter(FileStamps::isSource)
                .filter(file -> !of(file).equals(other.of(file)))
                .distinct()
                .sorted()
                .toList();
    }

    private Optional<Stamp> of(Path file) {
        return Optional.ofNullable(stamps.get(file)).flatMap(stamp -> stamp);
    }

    private static boolean isSource(Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith(".") && !name.endsWith("~") && !Files.isDirectory(file);
    }

    /** Stamps what it comes by. What went away before its turn is not there; what cannot be read is for those who read it. */
    private static final class Stamping extends SimpleFileVisitor<Path> {

        private final Map<Path, Optional<Stamp>> stamps = new LinkedHashMap<>();

        private void walk(Path folder) {
            try {
                Files.walkFileTree(folder, this);
            } catch (IOException e) {
                // Only what the methods below throw would come here.
                throw new UncheckedIOException(e);
            }
        }

        private FileVisitResult stamp(Path file) {
            stamps.put(file, Stamp.of(file));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return stamp(folder);
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            return stamp(file);
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return stamp(file);
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException failure) {
            return FileVisitResult.CONTINUE;
        }
    }

    private record Stamp(long bytes, FileTime time) {

        static Optional<Stamp> of(Path file) {
            try {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                return Optional.of(new Stamp(attributes.size(), attributes.lastModifiedTime()));
            } catch (IOException missing) {
                return Optional.empty();
            }
        }
    }
}
