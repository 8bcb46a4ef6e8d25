package io.pelato.module;

import io.pelato.problem.FileFault;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.problem.UserFile;
import io.pelato.problem.Utf8;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The Go module that a project's tasks are, where a {@code go.mod} in their folder makes them one.
 *
 * @param folder the folder of the tasks
 * @param shown the folder as messages name it
 * @param mod what its {@code go.mod} says
 * @param sum what its {@code go.sum} says
 */
public record TaskModule(Path folder, Path shown, GoMod mod, GoSum sum) {

    private static final String MOD = "go.mod";
    private static final String SUM = "go.sum";

    /**
     * The module of a folder; none where it has no {@code go.mod}.
     *
     * @param shown names a file as messages do
     * @throws ProblemsException if a file cannot be read
     */
    public static Optional<TaskModule> in(Path folder, UnaryOperator<Path> shown) {
        Path mod = folder.resolve(MOD);
        Path sum = folder.resolve(SUM);
        if (!Files.exists(mod)) {
            return Optional.empty();
        }
        return Optional.of(new TaskModule(
                folder,
                shown.apply(folder),
                GoMod.of(text(mod, shown), shown.apply(mod)),
                GoSum.of(Files.exists(sum) ? text(sum, shown) : "", shown.apply(sum))));
    }

    private static String text(Path file, UnaryOperator<Path> shown) {
        try {
            return Utf8.text(UserFile.bytes(file), shown.apply(file), "");
        } catch (IOException e) {
            throw FileFault.reading(shown.apply(file), e);
        }
    }

    /** The files that it is read from, which need not be there. */
    public static List<Path> files(Path folder) {
        return List.of(folder.resolve(MOD), folder.resolve(SUM));
    }

    /** What keeps a build from going by it. */
    public List<Problem> faults() {
        return Stream.concat(mod.faults().stream(), sum.faults().stream()).toList();
    }

    /** {@code go.mod} as messages name it. */
    public Path goMod() {
        return shown.resolve(MOD);
    }

    /** {@code go.sum} as messages name it. */
    public Path goSum() {
        return shown.resolve(SUM);
    }

    /** Whether an import path is that of a package of this module. */
    public boolean isOwn(String importPath) {
        return !mod.path().isEmpty() && ModuleVersion.isBelow(importPath, mod.path());
    }

    /** The folder of a package of this module, whether there is one or not. */
    public Path folderOf(String importPath) {
        return importPath.equals(mod.path())
                ? folder
                : folder.resolve(importPath.substring(mod.path().length() + 1));
    }

    /** The import path of a folder of this module. */
    public String importPath(Path folderAsShown) {
        String below = shown.relativize(folderAsShown).toString().replace('\\', '/');
        return below.isEmpty() ? mod.path() : mod.path() + "/" + below;
    }

    /** The required modules that may have a package, those with the longest path first, as Go looks for it. */
    public List<GoMod.Requirement> providers(String importPath) {
        return mod.requirements().stream()
                .filter(requirement -> requirement.module().mayHave(importPath))
                .sorted(Comparator.comparing(
                        requirement -> -requirement.module().path().length()))
                .toList();
    }
}
