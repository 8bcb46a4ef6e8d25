package io.pelato.machine;

import io.pelato.problem.FileFault;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Writes files in one step: a reader, or a run that is cut short, leaves or finds the old file or the new one. */
public final class WholeFile {

    private WholeFile() {}

    /** Writes the content of a file that is not there yet. */
    @FunctionalInterface
    public interface Filling {

        /** Makes the file, at this place. */
        void fill(Path draft) throws IOException;
    }

    /**
     * Writes a text in UTF-8 where a user will look for it, and makes the folder if there is none.
     *
     * @throws ProblemsException if the file cannot be written
     */
    public static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            fill(file, draft -> Files.writeString(draft, text));
        } catch (IOException e) {
            throw FileFault.writing(file, e);
        }
    }

    /**
     * Has a draft filled beside the file, and then puts it in the file's place.
     *
     * @throws IOException if that fails; the file is then as it was, and there is no draft
     */
    public static void fill(Path file, Filling filling) throws IOException {
        // A temporary file as Java makes it belongs to the user alone, and this one may be for others to read.
        Path draft = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".new");
        try {
            filling.fill(draft);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
