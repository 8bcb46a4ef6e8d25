package io.pelato;

import io.pelato.problem.FileFault;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that a step makes where the user wants it. A slip of the pen in its name costs nobody a file of their own: only
 * what the step made itself is overwritten.
 *
 * @param path where it is
 * @param mark a text that every such file has, and no other
 */
record MadeFile(Path path, String mark) {

    /**
     * Makes sure that the file may be written.
     *
     * @throws ProblemsException when another file or folder is in its place
     */
    void mustBeFree() {
        if (Files.exists(path) && !isOurs()) {
            throw new ProblemsException(Problem.of(
                    path + " was not made by this goal, and is left as it is", "Move it away, or name another file"));
        }
    }

    /**
     * Writes the file, and the folders above it.
     *
     * @throws ProblemsException when it cannot be written, or another file or folder is in its place
     */
    void write(String text) {
        mustBeFree();
        try {
            Path folder = path.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new ProblemsException(
                    Problem.of(
                            path + " cannot be written: " + FileFault.of(e).reason(),
                            "Check the folder's permissions and free space, or name another file"),
                    e);
        }
    }

    private boolean isOurs() {
        try {
            return Files.isRegularFile(path) && Files.readString(path).contains(mark);
        } catch (IOException unreadable) {
            return false;
        }
    }
}
