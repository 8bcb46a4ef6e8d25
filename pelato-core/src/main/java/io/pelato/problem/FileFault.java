package io.pelato.problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a file or folder of the user's cannot be read, in words that need no knowledge of Java.
 *
 * @param reason what keeps it from being read, the end of a sentence that names the file
 * @param advice what to do about it
 */
public record FileFault(String reason, String advice) {

    /** The words for what the system said. */
    public static FileFault of(IOException failure) {
        if (failure instanceof CharacterCodingException) {
            return new FileFault("it is not UTF-8 text", "Save it as UTF-8");
        }
        if (failure instanceof NoSuchFileException) {
            return new FileFault("it is not there", "Create it, or mend the name");
        }
        if (failure instanceof AccessDeniedException) {
            return new FileFault("permission denied", "Give the user who runs the build the right to read it");
        }
        if (failure instanceof FileAlreadyExistsException) {
            return new FileFault("another file stands in its place", "Move that away");
        }
        if (failure instanceof FileSystemLoopException) {
            return new FileFault("its links lead in a circle", "Put the file itself in the place of the link");
        }
        if (failure instanceof NotDirectoryException) {
            return new FileFault("it is no folder", "Put a folder there");
        }
        if (failure instanceof UserFile.NotOrdinaryException odd) {
            return new FileFault(odd.getReason(), "Put an ordinary file there");
        }
        String message = Optional.ofNullable(reported(failure))
                .orElseGet(() -> failure.getClass().getSimpleName());
        String words = message.toLowerCase(Locale.ROOT);
        if (words.contains("is a directory")) {
            return new FileFault("it is a folder", "Put a file there");
        }
        if (words.contains("not a directory")) {
            return new FileFault("what it should lie in is no folder", "Mend the path");
        }
        if (words.contains("too many levels of symbolic links")) {
            return new FileFault("its links lead in a circle", "Put the file itself in the place of the link");
        }
        return new FileFault(message, "Check the disk, and that you may read it");
    }

    /** The same for a failure that came out of a stream of files. */
    public static FileFault of(UncheckedIOException failure) {
        return of(failure.getCause());
    }

    /** The file that a failure tells of, such as one below a folder that was read; or another where it tells of none. */
    public static Path place(IOException failure, Path otherwise) {
        return failure instanceof FileSystemException system && system.getFile() != null
                ? otherwise.getFileSystem().getPath(system.getFile())
                : otherwise;
    }

    /** Why something could not be done with a file, the end of a sentence. */
    public static String words(Exception failure) {
        if (failure instanceof UncheckedIOException unchecked) {
            return of(unchecked).reason();
        }
        return failure instanceof IOException io ? of(io).reason() : failure.toString();
    }

    /**
     * A file that a parameter names and that cannot be read.
     *
     * @param what the file is, with its article
     * @param parameter the parameter's name
     */
    public static ProblemsException reading(String what, Path file, String parameter, IOException cause) {
        FileFault fault = of(cause);
        return new ProblemsException(
                Problem.of(
                        "Cannot read " + what + " " + file + ": " + fault.reason(),
                        fault.advice() + ", and check the parameter " + parameter),
                cause);
    }

    /** Ends the step because of a file or folder that messages name so. */
    public static ProblemsException reading(Path shownAs, IOException failure) {
        FileFault fault = of(failure);
        return new ProblemsException(
                Problem.of("Cannot read " + shownAs + ": " + fault.reason(), fault.advice()), failure);
    }

    /** Ends the step because of a file that cannot be written. */
    public static ProblemsException writing(Path file, IOException failure) {
        return new ProblemsException(
                Problem.of(
                        file + " cannot be written: " + words(failure),
                        "Check the folder's permissions and free space"),
                failure);
    }

    private static String reported(IOException failure) {
        // The message of such an exception is the file's name.
        return failure instanceof FileSystemException system ? system.getReason() : failure.getMessage();
    }
}
