package io.pelato.build;

import io.pelato.generate.ComponentProject;
import io.pelato.generate.ProjectGenerator;
import io.pelato.machine.Text;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The order in which compiles start: long ones first, so that no core waits for a long one that started last. How long
 * one takes goes with the size of what comes out: that of the component before a change, else a guess by what the code
 * imports.
 */
final class CompileOrder {

    private static final Pattern IMPORT =
            Pattern.compile("(?m)^\\s*(?:import\\s+)?(?:\\w+\\s+)?\"([a-z0-9/.-]+)\"\\s*$");

    /** Packages that add next to nothing to a component. */
    private static final Set<String> SMALL =
            Set.of("bytes", "errors", "math", "sort", "slices", "strconv", "strings", "unicode", "unicode/utf8");

    private static final long SMALL_COMPONENT = 40_000;
    private static final long BYTES_AN_IMPORT = 100_000;

    private CompileOrder() {}

    /**
     * The units, those that will take longest first.
     *
     * @param files where the component of a project was before, if it was
     */
    static List<CompileUnit> of(List<CompileUnit> units, Function<ComponentProject, Path> files) throws IOException {
        Map<CompileUnit, Long> sizes = new HashMap<>();
        for (CompileUnit unit : units) {
            sizes.put(unit, size(unit, files.apply(unit.first())));
        }
        List<CompileUnit> order = new ArrayList<>(units);
        order.sort(Comparator.comparing(sizes::get, Comparator.reverseOrder()));
        return order;
    }

    private static long size(CompileUnit unit, Path before) throws IOException {
        if (Files.exists(before)) {
            return Files.size(before);
        }
        String code = code(unit.first().directory());
        long imports = IMPORT.matcher(code)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !SMALL.contains(name))
                .count();
        return SMALL_COMPONENT + imports * BYTES_AN_IMPORT;
    }

    private static String code(Path project) throws IOException {
        var code = new StringBuilder();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(project, CompileOrder::isUsersCode)) {
            for (Path file : files) {
                code.append(Text.of(file)).append('\n');
            }
        }
        return code.toString();
    }

    private static boolean isUsersCode(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.equals(ProjectGenerator.TASK_FILE) || name.startsWith(ProjectGenerator.TASK_FILES);
    }
}
