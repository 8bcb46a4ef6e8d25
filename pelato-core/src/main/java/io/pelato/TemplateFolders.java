package io.pelato;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The folders of templates that a project names; a jar is opened once, and stays open for the run. */
final class TemplateFolders implements AutoCloseable {

    private final Map<Path, FileSystem> jars = new HashMap<>();

    /** The folders in the same order. */
    List<Path> of(List<Path> sources) {
        return sources.stream().map(this::folder).toList();
    }

    private synchronized Path folder(Path source) {
        return Files.isRegularFile(source)
                ? jars.computeIfAbsent(source, this::open).getPath("/")
                : source;
    }

    private FileSystem open(Path jar) {
        try {
            return FileSystems.newFileSystem(jar);
        } catch (IOException | RuntimeException e) {
            throw new ProblemsException(
                    Problem.of(
                            "The templates " + jar + " cannot be read: "
                                    + (Files.isReadable(jar) ? "it is no jar" : "permission denied"),
                            "Name a folder or a jar in pelato.templates"),
                    e);
        }
    }

    @Override
    public synchronized void close() {
        for (FileSystem jar : jars.values()) {
            try {
                jar.close();
            } catch (IOException nothingWasWritten) {
                // Nothing was written to it.
            }
        }
        jars.clear();
    }
}
