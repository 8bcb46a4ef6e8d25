package io.pelato.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The Go files that a task consists of: one, or those of a folder. */
public final class GoPackage {

    private GoPackage() {}

    /**
     * The files of a task's code, in the order of their names. Of a folder these are the Go files that Go's own tools would
     * compile: no tests, and none whose name begins with {@code .} or {@code _}.
     *
     * @param code a file or a folder
     * @throws IOException if the folder cannot be read
     */
    public static List<Path> files(Path code) throws IOException {
        if (!Files.isDirectory(code)) {
            return List.of(code);
        }
        try (Stream<Path> files = Files.list(code)) {
            return files.filter(GoPackage::isCompiled).sorted().toList();
        }
    }

    private static boolean isCompiled(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".go")
                && !name.endsWith("_test.go")
                && !name.startsWith("_")
                && !name.startsWith(".")
                && Files.isRegularFile(file);
    }
}
