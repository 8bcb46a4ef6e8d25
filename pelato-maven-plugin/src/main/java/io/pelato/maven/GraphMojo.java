package io.pelato.maven;

import io.pelato.GraphFiles;
import io.pelato.GraphRequest;
import io.pelato.Pelato;
import java.io.File;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Draws the workflow: topics, tasks by target, error topics, buckets and tables, as SVG, in the language of Mermaid, and as
 * a page for the browser.
 */
@Mojo(name = "graph", threadSafe = true, configurator = CommandLineFirstConfigurator.HINT)
public final class GraphMojo extends AbstractPelatoMojo {

    /** Skips this goal alone. */
    @Parameter(property = "pelato.graph.skip", defaultValue = "false")
    private Switch graphSkip;

    /** The folder of the picture; by default {@code graph} in the folder of pelato.output. */
    @Parameter(property = "pelato.graph.directory")
    private File graphDirectory;

    @Override
    Switch ownSkip() {
        return graphSkip;
    }

    @Override
    void run(Pelato pelato) {
        GraphFiles files = pelato.graph(
                new GraphRequest(project(), Optional.ofNullable(graphDirectory).map(File::toPath)));
        getLog().info("Drawn: " + files.page());
        getLog().info("The picture alone: " + files.svg() + ", for Mermaid: " + files.mermaid());
    }
}
