package io.pelato;

import io.pelato.generate.WrittenFiles;
import io.pelato.problem.Checks;
import io.pelato.problem.FileFault;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The folder that gets what Pelato makes; what a step leaves there the next one reads.
 *
 * @param project the project
 */
record Output(Project project) {

    /** Where builds put what the next one may overwrite, and a clean deletes. */
    private static final String SCRATCH = "target";

    /** The key of the files that are in the folder itself, in its list of what Pelato wrote. */
    private static final String HERE = ".";

    Path generated() {
        return project.output().resolve("generated");
    }

    Path components() {
        return project.output().resolve("components");
    }

    /** What was built. */
    Path componentsFile() {
        return project.output().resolve("components.json");
    }

    /** What was pushed. */
    Path imagesFile() {
        return project.output().resolve("images.json");
    }

    /** What was deployed. */
    Path manifestFile() {
        return project.output().resolve("wadm.yaml");
    }

    /** The folder of the workflow's picture. */
    Path graph() {
        return project.output().resolve("graph");
    }

    /** The schema of workflow.yaml. */
    Path schemaFile() {
        return project.output().resolve("workflow.schema.json");
    }

    /**
     * Makes the folder where it is missing, and sees to it that these files may be written: in a folder that others use
     * too, what Pelato did not write is left alone.
     *
     * @throws ProblemsException naming every file that is in the way
     */
    void claim(Collection<String> names) {
        Path folder = project.output().toAbsolutePath().normalize();
        try {
            Files.createDirectories(folder);
            if (!folder.startsWith(
                    project.directory().toAbsolutePath().normalize().resolve(SCRATCH))) {
                claim(folder, names);
            }
        } catch (IOException e) {
            throw FileFault.writing(folder, e);
        }
    }

    private static void claim(Path folder, Collection<String> names) throws IOException {
        WrittenFiles before = WrittenFiles.read(folder);
        var checks = new Checks();
        for (String name : names) {
            if (!before.in(HERE).contains(name) && Files.exists(folder.resolve(name))) {
                checks.add(Problem.of(
                        "Pelato needs the place of " + folder.resolve(name) + ", which it did not write",
                        "Move it away, or give Pelato a folder of its own (pelato.output)"));
            }
        }
        checks.end();
        before.and(WrittenFiles.of(Map.of(HERE, List.copyOf(names)))).write(folder);
    }
}
