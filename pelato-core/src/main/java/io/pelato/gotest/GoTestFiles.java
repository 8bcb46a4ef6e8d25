package io.pelato.gotest;

import io.pelato.problem.FileFault;
import io.pelato.problem.FolderWalk;
import io.pelato.problem.Location;
import io.pelato.problem.UserFile;
import io.pelato.problem.Utf8;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the test functions of Go files, by the names that {@code go test} goes by.
 *
 * @param directory the project's folder, which paths in messages are relative to
 * @param tasks the folder of the tasks' code
 */
record GoTestFiles(Path directory, Path tasks) {

    private static final String SUFFIX = "_test.go";
    private static final Pattern FUNCTION =
            Pattern.compile("(?m)^func[ \\t]+((?:Test|Example|Fuzz)(?:[^\\p{Ll}(\\s][^(\\s]*)?)[ \\t]*\\(");

    /** All of them, sorted by file and line; {@code testdata} and what Go passes over do not count. */
    List<GoTest> find() {
        if (!Files.isDirectory(tasks)) {
            return List.of();
        }
        try {
            List<GoTest> tests = new ArrayList<>();
            for (Path file : FolderWalk.of(tasks.normalize()).stream()
                    .filter(this::isTest)
                    .sorted()
                    .toList()) {
                tests.addAll(in(file));
            }
            return List.copyOf(tests);
        } catch (IOException e) {
            throw FileFault.reading(shown(FileFault.place(e, tasks)), e);
        }
    }

    private boolean isTest(Path file) {
        Path below = tasks.normalize().relativize(file);
        for (Path name : below) {
            String text = name.toString();
            if (text.startsWith(".") || text.startsWith("_") || text.equals("testdata")) {
                return false;
            }
        }
        return file.toString().endsWith(SUFFIX) && Files.isRegularFile(file);
    }

    private List<GoTest> in(Path file) throws IOException {
        Path shown = shown(file);
        String code = Utf8.text(UserFile.bytes(file), shown, "");
        String folder = folder(file);
        List<GoTest> tests = new ArrayList<>();
        Matcher matcher = FUNCTION.matcher(code);
        while (matcher.find()) {
            int line = (int) code.substring(0, matcher.start()).lines().count() + 1;
            tests.add(new GoTest(folder, matcher.group(1), new Location(shown, line, 1)));
        }
        return tests;
    }

    private String folder(Path file) {
        return tasks.normalize().relativize(file.getParent()).toString().replace('\\', '/');
    }

    private Path shown(Path file) {
        return UserFile.shown(directory, file);
    }
}
