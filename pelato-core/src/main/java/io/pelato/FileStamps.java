package io.pelato;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** The stamps of files and of all below folders. */
    static FileStamps of(List<Path> files) {
        Map<Path, Optional<Stamp>> stamps = new LinkedHashMap<>();
        for (Path file : files) {
            if (Files.isDirectory(file)) {
                try (Stream<Path> below = Files.walk(file)) {
                    below.forEach(each -> stamps.put(each, Stamp.of(each)));
                } catch (IOException unreadable) {
                    stamps.put(file, Optional.empty());
                }
            } else {
                stamps.put(file, Stamp.of(file));
            }
        }
        return new FileStamps(stamps);
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
