package io.pelato.maven;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** Finds the templates that a project names: folders, or jars from Maven repositories. */
final class TemplateSources {

    private static final Pattern COORDINATES = Pattern.compile("[\\w.-]+:[\\w.-]+:[\\w.-]+");

    private final RepositorySystem repositories;

    @Inject
    TemplateSources(RepositorySystem repositories) {
        this.repositories = repositories;
    }

    /** The folders of all sources, open until closed. */
    static final class Open implements AutoCloseable {

        private final List<Path> folders = new ArrayList<>();
        private final List<FileSystem> jars = new ArrayList<>();

        List<Path> folders() {
            return List.copyOf(folders);
        }

        @Override
        public void close() throws IOException {
            for (FileSystem jar : jars) {
                jar.close();
            }
        }
    }

    /**
     * Opens the sources in their order.
     *
     * @param sources each a folder of the project or {@code groupId:artifactId:version}
     */
    Open open(List<String> sources, MavenSession session, MavenProject project) throws IOException {
        var open = new Open();
        for (String source : sources.stream().map(String::strip).toList()) {
            if (COORDINATES.matcher(source).matches()) {
                FileSystem jar = FileSystems.newFileSystem(jar(source, session, project));
                open.jars.add(jar);
                open.folders.add(jar.getPath("/"));
            } else {
                open.folders.add(project.getBasedir().toPath().resolve(source));
            }
        }
        return open;
    }

    private Path jar(String source, MavenSession session, MavenProject project) {
        String[] words = source.split(":", -1);
        var request = new ArtifactRequest(
                new DefaultArtifact(words[0], words[1], "jar", words[2]),
                Stream.concat(
                                project.getRemoteProjectRepositories().stream(),
                                project.getRemotePluginRepositories().stream())
                        .distinct()
                        .toList(),
                null);
        try {
            return repositories
                    .resolveArtifact(session.getRepositorySession(), request)
                    .getArtifact()
                    .getFile()
                    .toPath();
        } catch (ArtifactResolutionException e) {
            throw new ProblemsException(
                    Problem.of(
                            "The templates " + source + " cannot be found: " + e.getMessage(),
                            "Mend pelato.templates, or install or publish the artifact"),
                    e);
        }
    }
}
