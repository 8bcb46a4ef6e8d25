package io.pelato.workflow;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.template.NearestName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The file that a workflow is read from. */
final class WorkflowFile {

    private WorkflowFile() {}

    /**
     * Makes sure that there is a file.
     *
     * @throws ProblemsException when there is none, naming one beside it that may be meant
     */
    static void mustBeThere(Path file) {
        if (!Files.exists(file)) {
            throw new ProblemsException(meant(file)
                    .map(other -> Problem.of(
                            "There is no file " + file + ", but " + other + " beside it",
                            "Rename it to " + file.getFileName() + ", or set pelato.workflow to " + other))
                    .orElseGet(() -> Problem.of("There is no file " + file, "Create it, or name another file")));
        }
    }

    private static Optional<String> meant(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.filter(Files::isRegularFile)
                    .map(other -> String.valueOf(other.getFileName()))
                    .filter(name -> name.endsWith(".yaml") || name.endsWith(".yml"))
                    .toList();
            return NearestName.of(String.valueOf(file.getFileName()), names);
        } catch (IOException | UncheckedIOException e) {
            // The advice is what is lost: that the file is not there stays true.
            return Optional.empty();
        }
    }
}
