package io.pelato;

import io.pelato.machine.WholeFile;
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
        WholeFile.write(path, text);
    }

    private boolean isOurs() {
        try {
            return Files.isRegularFile(path) && Files.readString(path).contains(mark);
        } catch (IOException unreadable) {
            return false;
        }
    }
}
