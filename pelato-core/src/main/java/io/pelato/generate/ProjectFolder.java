package io.pelato.generate;

import io.pelato.problem.Problem;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * A folder that is to hold some files; those that are right already are left alone, and so is what Pelato did not write.
 */
final class ProjectFolder {

    private final Path directory;
    private final SortedMap<String, byte[]> files;
    private final Optional<SharedFiles> links;
    private Set<Path> written = Set.of();
    private FolderSweep sweep;

    private ProjectFolder(Path directory, SortedMap<String, byte[]> files, Optional<SharedFiles> links) {
        this.directory = directory;
        this.files = files;
        this.links = links;
    }

    /** A folder of these files. */
    static ProjectFolder of(Path directory, SortedMap<String, byte[]> files) {
        return new ProjectFolder(directory, files, Optional.empty());
    }

    /** A folder of these files, which is compiled; those that are shared become links. */
    static ProjectFolder compiled(Path directory, SortedMap<String, byte[]> files, SharedFiles links) {
        return new ProjectFolder(directory, files, Optional.of(links));
    }

    String name() {
        return String.valueOf(directory.getFileName());
    }

    Set<String> fileNames() {
        return files.keySet();
    }

    /**
     * Looks at what is there, and removes what Pelato wrote and the folder is not to hold any more.
     *
     * @param before the names of the files that Pelato wrote
     * @return what keeps Pelato from writing
     */
    List<Problem> look(Set<String> before) throws IOException {
        written = before.stream().map(directory::resolve).collect(Collectors.toSet());
        Set<Path> wanted = files.keySet().stream().map(directory::resolve).collect(Collectors.toSet());
        sweep = FolderSweep.of(directory, wanted, written);
        if (!Files.exists(directory)) {
            return List.of();
        }
        if (!Files.isDirectory(directory)) {
            return List.of(inTheWay(directory));
        }
        List<Problem> problems = new ArrayList<>();
        if (links.isPresent()) {
            sweep.foreign().stream()
                    .filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
                    .sorted()
                    .forEach(file -> problems.add(Problem.of(
                            "Pelato did not write " + file + ", which would become part of the component",
                            "Move it away, or give Pelato a folder of its own (pelato.output)")));
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path target = directory.resolve(file.getKey());
            if (!written.contains(target) && Files.exists(target) && !holds(target, file.getValue())) {
                problems.add(inTheWay(target));
            }
        }
        return problems;
    }

    /** Writes what is missing or not right, after a look. */
    void write() throws IOException {
        Path made = directory.resolve("none");
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path target = directory.resolve(file.getKey());
            Optional<SharedFiles> shared = links.filter(all -> all.has(file.getKey(), file.getValue()));
            if (isRight(target, file.getValue(), file.getKey(), shared)) {
                continue;
            }
            if (!made.equals(target.getParent())) {
                Files.createDirectories(target.getParent());
                made = target.getParent();
            }
            // What is there may be a link that others share.
            Files.deleteIfExists(target);
            if (shared.isPresent()) {
                link(target, shared.get().folder().resolve(file.getKey()));
            } else {
                Files.write(target, file.getValue());
            }
        }
    }

    private boolean isRight(Path target, byte[] content, String name, Optional<SharedFiles> shared) throws IOException {
        return sweep.found(target).isPresent()
                && (shared.flatMap(all -> sweep.found(target).filter(there -> all.isLinked(name, there)))
                                .isPresent()
                        || holds(target, content));
    }

    private static Problem inTheWay(Path target) {
        return Problem.of(
                "Pelato needs the place of " + target + ", which it did not write",
                "Move it away (`mvn clean`, if an older Pelato wrote it), or give Pelato a folder of its own"
                        + " (pelato.output)");
    }

    private static void link(Path target, Path original) throws IOException {
        try {
            Files.createLink(target, original);
        } catch (UnsupportedOperationException | FileSystemException notHere) {
            // Not every file system has links, and a copy is as good, if slower.
            Files.copy(original, target);
        }
    }

    private static boolean holds(Path file, byte[] content) throws IOException {
        try {
            return Files.isRegularFile(file)
                    && Files.size(file) == content.length
                    && Arrays.equals(Files.readAllBytes(file), content);
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
