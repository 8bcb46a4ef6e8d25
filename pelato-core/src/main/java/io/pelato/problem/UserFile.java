package io.pelato.problem;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Files that a user wrote by hand: a pipe or a device in the place of one would never end. */
public final class UserFile {

    private static final int MEBIBYTES = 16;

    private UserFile() {}

    /**
     * All bytes of a file.
     *
     * @throws IOException if it cannot be read, is no ordinary file, or is larger than 16 MiB
     */
    public static byte[] bytes(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (attributes.isOther()) {
            throw new NotOrdinaryException(file, "it is a pipe, a device or the like");
        }
        if (attributes.size() > (long) MEBIBYTES << 20) {
            throw new NotOrdinaryException(file, "it is larger than " + MEBIBYTES + " MiB");
        }
        return Files.readAllBytes(file);
    }

    /** A file as its user would name it: from the project's folder on where it lies below, else whole. */
    public static Path shown(Path project, Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path base = project.toAbsolutePath().normalize();
        return absolute.startsWith(base) ? base.relativize(absolute) : absolute;
    }

    /** What stands there is nothing that somebody wrote. */
    static final class NotOrdinaryException extends FileSystemException {

        private static final long serialVersionUID = 1;

        NotOrdinaryException(Path file, String reason) {
            super(file.toString(), null, reason);
        }
    }
}
