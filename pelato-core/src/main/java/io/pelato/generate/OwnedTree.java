package io.pelato.generate;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes folders side by side into one, and removes what it wrote there before and nobody wants any more. It keeps a list
 * of what it wrote, and never touches anything else.
 */
final class OwnedTree {

    private OwnedTree() {}

    /**
     * Writes folders.
     *
     * @param root the folder that holds them
     * @param folders children of the root
     * @throws ProblemsException if something is there that Pelato did not write and that is in the way; nothing is written
     *     then
     */
    static void write(Path root, List<ProjectFolder> folders) throws IOException {
        Files.createDirectories(root);
        WrittenFiles before = WrittenFiles.read(root);
        look(folders, before);
        WrittenFiles wanted = WrittenFiles.of(folders.stream()
                .collect(Collectors.toMap(ProjectFolder::name, ProjectFolder::fileNames, (same, again) -> same)));
        removeOthers(root, before, wanted);
        // Whoever stops this in the middle leaves files that the list has.
        before.and(wanted).write(root);
        each(folders, folder -> {
            folder.write();
            return List.of();
        });
        wanted.write(root);
    }

    private static void look(List<ProjectFolder> folders, WrittenFiles before) throws IOException {
        List<Problem> problems = each(folders, folder -> folder.look(before.in(folder.name())));
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
    }

    private static void removeOthers(Path root, WrittenFiles before, WrittenFiles wanted) throws IOException {
        for (Map.Entry<String, ? extends Set<String>> child : before.byChild().entrySet()) {
            if (!wanted.byChild().containsKey(child.getKey())) {
                Path directory = root.resolve(child.getKey());
                Set<Path> files =
                        child.getValue().stream().map(directory::resolve).collect(Collectors.toSet());
                FolderSweep.of(directory, Set.of(), files);
            }
        }
    }

    private static List<Problem> each(List<ProjectFolder> folders, Work work) throws IOException {
        Function<ProjectFolder, List<Problem>> safe = folder -> {
            try {
                return work.on(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        return folders.parallelStream().map(safe).flatMap(List::stream).toList();
    }

    private interface Work {
        List<Problem> on(ProjectFolder folder) throws IOException;
    }
}
