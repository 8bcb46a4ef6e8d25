package io.pelato.maven;

import io.pelato.Pelato;
import io.pelato.Project;
import io.pelato.SchemaRequest;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Writes a JSON Schema of workflow.yaml, with which editors complete, explain and check it: the task types of this
 * project, your own too, with the meaning of every field.
 */
@Mojo(name = "schema", threadSafe = true, configurator = CommandLineFirstConfigurator.HINT)
public final class SchemaMojo extends AbstractPelatoMojo {

    /** Skips this goal alone. */
    @Parameter(property = "pelato.schema.skip", defaultValue = "false")
    private Switch schemaSkip;

    /** Where the schema goes; by default {@code workflow.schema.json} in the folder of pelato.output. */
    @Parameter(property = "pelato.schema.file")
    private File schemaFile;

    @Override
    Switch ownSkip() {
        return schemaSkip;
    }

    @Override
    void run(Pelato pelato) {
        Project project = project();
        Path file = pelato.schema(new SchemaRequest(
                        project, Optional.ofNullable(schemaFile).map(File::toPath)))
                .path();
        getLog().info("The schema is in " + file + ". Editors take it from this line at the top of the workflow:");
        getLog().info("  # yaml-language-server: $schema=" + seenFrom(project.workflow(), file));
    }

    // Editors read it as the reference of a URI, from where the workflow is.
    private static String seenFrom(Path workflow, Path file) {
        Path folder = workflow.toAbsolutePath().normalize().getParent();
        Path target = file.toAbsolutePath().normalize();
        boolean together = folder != null && target.getRoot().equals(folder.getRoot());
        return (together ? folder.relativize(target) : target).toString().replace('\\', '/');
    }
}
