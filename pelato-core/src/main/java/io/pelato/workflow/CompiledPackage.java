package io.pelato.workflow;

import io.pelato.problem.FolderWalk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What of a folder is compiled as a package.
 *
 * @param sources its Go files; none where there is no package
 * @param files all files that the compiler reads, in order
 */
record CompiledPackage(List<GoSource> sources, List<Path> files) {

    /** What Go takes into a package beside Go's own files. */
    private static final Set<String> BESIDE = Set.of("c", "h", "s", "S", "sx", "syso");

    /**
     * Looks into a folder; there may be none.
     *
     * @param shown names a file as messages do
     */
    static CompiledPackage in(Path folder, UnaryOperator<Path> shown) throws IOException {
        List<GoSource> sources = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        for (Path file : Files.isDirectory(folder) ? GoPackage.files(folder) : List.<Path>of()) {
            if (GoFileName.isCompiled(name(file))) {
                GoSource source = GoSource.read(file, shown.apply(file));
                if (source.constraint()
                        .filter(constraint -> !BuildConstraint.holds(constraint.name()))
                        .isEmpty()) {
                    sources.add(source);
                    files.add(file);
                }
            }
        }
        if (!sources.isEmpty()) {
            files.addAll(files(folder, 1, CompiledPackage::isBeside));
        }
        if (sources.stream().anyMatch(source -> !source.directives("go:embed").isEmpty())) {
            // Which files a pattern names only the compiler knows, so it gets all that may be meant.
            files.addAll(files(folder, Integer.MAX_VALUE, file -> !name(file).endsWith(".go")));
        }
        return new CompiledPackage(
                List.copyOf(sources), files.stream().distinct().sorted().toList());
    }

    /** What its Go files import. */
    List<GoSource.Named> imports() {
        return sources.stream().flatMap(source -> source.imports().stream()).toList();
    }

    private static boolean isBeside(Path file) {
        String name = name(file);
        return BESIDE.contains(name.substring(name.lastIndexOf('.') + 1)) && GoFileName.isCompiled(name);
    }

    private static List<Path> files(Path folder, int depth, Predicate<Path> wanted) throws IOException {
        return FolderWalk.of(folder, depth).stream()
                .filter(Files::isRegularFile)
                .filter(wanted)
                .toList();
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
