package io.pelato.generate;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder that holds exactly the files it should; those that are right already are left alone. */
final class ProjectFolder {

    private ProjectFolder() {}

    /** Makes a folder hold these files and no others. */
    static void write(Path directory, SortedMap<String, byte[]> files) throws IOException {
        Set<Path> wanted = files.keySet().stream().map(directory::resolve).collect(Collectors.toSet());
        FolderSweep.of(directory, wanted);
        for (var file : files.entrySet()) {
            write(directory.resolve(file.getKey()), file.getValue());
        }
    }

    /** Makes a folder hold the files of a template, as links to them, one more file, and no others. */
    static void write(Path directory, RenderedTemplate template, String name, byte[] content) throws IOException {
        SortedMap<Path, String> names = new TreeMap<>();
        template.files().keySet().forEach(file -> names.put(directory.resolve(file), file));
        Set<Path> wanted = new HashSet<>(names.keySet());
        wanted.add(directory.resolve(name));
        FolderSweep sweep = FolderSweep.of(directory, wanted);
        Path made = directory;
        for (var file : names.entrySet()) {
            Path target = file.getKey();
            if (sweep.found(target)
                    .filter(there -> template.isLinked(file.getValue(), there))
                    .isPresent()) {
                continue;
            }
            Path parent = target.getParent();
            if (!made.equals(parent)) {
                Files.createDirectories(parent);
                made = parent;
            }
            if (sweep.found(target).isEmpty() || !holds(target, template.files().get(file.getValue()))) {
                link(target, template.folder().resolve(file.getValue()));
            }
        }
        write(directory.resolve(name), content);
    }

    private static void link(Path target, Path original) throws IOException {
        Files.deleteIfExists(target);
        try {
            Files.createLink(target, original);
        } catch (UnsupportedOperationException | FileSystemException notHere) {
            // Not every file system has links, and a copy is as good, if slower.
            Files.copy(original, target);
        }
    }

    private static void write(Path target, byte[] content) throws IOException {
        if (!holds(target, content)) {
            Files.createDirectories(target.getParent());
            // What is there may be a link, and its other names are not to change.
            Files.deleteIfExists(target);
            Files.write(target, content);
        }
    }

    /** Removes every child that has none of these names. */
    static void removeOthers(Path parent, Set<String> names) throws IOException {
        List<Path> others;
        try (Stream<Path> children = Files.list(parent)) {
            others = children.filter(child -> !names.contains(String.valueOf(child.getFileName())))
                    .toList();
        }
        for (Path other : others) {
            FolderSweep.of(other, Set.of());
            Files.deleteIfExists(other);
        }
    }

    private static boolean holds(Path file, byte[] content) throws IOException {
        try {
            return Files.size(file) == content.length && Arrays.equals(Files.readAllBytes(file), content);
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
