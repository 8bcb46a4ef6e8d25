package io.pelato.maven;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
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

    /**
     * The folders and jars in the same order.
     *
     * @param sources each a folder of the project or {@code groupId:artifactId:version}
     * @throws ProblemsException if a jar is in no repository
     */
    List<Path> find(List<String> sources, MavenSession session, MavenProject project) {
        return sources.stream()
                .map(String::strip)
                .map(source -> COORDINATES.matcher(source).matches()
                        ? jar(source, session, project)
                        : project.getBasedir().toPath().resolve(source))
                .toList();
    }

    /** The file of an artifact, as the user's settings have it fetched; empty text for no classifier. */
    Path file(
            String groupId,
            String artifactId,
            String classifier,
            String version,
            MavenSession session,
            MavenProject project)
            throws ArtifactResolutionException {
        return file(
                new DefaultArtifact(groupId, artifactId, classifier, "zip", version),
                project.getRemoteProjectRepositories(),
                session);
    }

    private Path jar(String source, MavenSession session, MavenProject project) {
        String[] words = source.split(":", -1);
        List<RemoteRepository> places = Stream.concat(
                        project.getRemoteProjectRepositories().stream(), project.getRemotePluginRepositories().stream())
                .distinct()
                .toList();
        try {
            return file(new DefaultArtifact(words[0], words[1], "jar", words[2]), places, session);
        } catch (ArtifactResolutionException e) {
            throw new ProblemsException(
                    Problem.of(
                            "The templates " + source + " cannot be found: " + e.getMessage(),
                            "Mend pelato.templates, or install or publish the artifact"),
                    e);
        }
    }

    private Path file(DefaultArtifact artifact, List<RemoteRepository> places, MavenSession session)
            throws ArtifactResolutionException {
        return repositories
                .resolveArtifact(session.getRepositorySession(), new ArtifactRequest(artifact, places, null))
                .getArtifact()
                .getFile()
                .toPath();
    }
}
