package io.pelato.problem;

import java.nio.file.Path;

/**
 * A place in a file that the user wrote.
 *
 * @param file the file, as the user would name it
 * @param line the line, counted from 1
 * @param column the column, counted from 1
 */
public record Location(Path file, int line, int column) {

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
