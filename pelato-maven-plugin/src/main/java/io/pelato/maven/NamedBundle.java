package io.pelato.maven;

import io.pelato.BundledProject;
import io.pelato.problem.Checks;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/**
 * A release in Maven repositories, as the user names it.
 *
 * @param name {@code groupId:artifactId:version}, with the classifier behind another colon where it has one
 */
record NamedBundle(String name, MavenSession session, MavenProject project, TemplateSources artifacts) {

    private static final Pattern NAME = Pattern.compile("[\\w.-]+:[\\w.-]+:[\\w.-]+(:[\\w.-]+)?");

    /** What is in a bundle, and so cannot be another. */
    private static final List<String> FIXED = List.of(
            "pelato.workflow", "pelato.tasks", "pelato.projectName", "pelato.templates", "pelato.manifest.template");

    /**
     * Fetches and unpacks it.
     *
     * @throws ProblemsException naming every parameter that it contradicts, or if it is in no repository
     */
    BundledProject unpack(Path below, Path cache, Supplier<List<String>> targets, Supplier<Integer> instances) {
        Map<String, String> properties = BuildProperties.of(session, project);
        var checks = new Checks();
        FIXED.stream()
                .filter(properties::containsKey)
                .forEach(parameter -> checks.add(Problem.of(
                        parameter + " is set, and the bundle " + name + " fixes what it says",
                        "Leave it out, or release a bundle that says so")));
        Optional<Path> file = checks.get(this::file);
        checks.end();
        return BundledProject.unpack(
                file.orElseThrow(),
                below,
                cache,
                new BundledProject.Stage(
                        properties,
                        given(properties, "pelato.targets", targets),
                        given(properties, "pelato.instances", instances)));
    }

    private static <T> Optional<T> given(Map<String, String> properties, String parameter, Supplier<T> value) {
        return properties.containsKey(parameter) ? Optional.of(value.get()) : Optional.empty();
    }

    private Path file() {
        if (!NAME.matcher(name).matches()) {
            throw new ProblemsException(Problem.of(
                    "pelato.bundle is \"" + name + "\", which names no artifact",
                    "Write groupId:artifactId:version, as in -Dpelato.bundle=com.example:temperature:1.0.0"));
        }
        String[] words = name.split(":", -1);
        try {
            return artifacts.file(words[0], words[1], words.length > 3 ? words[3] : "", words[2], session, project);
        } catch (ArtifactResolutionException e) {
            throw new ProblemsException(
                    Problem.of(
                            "The bundle " + name + " cannot be fetched: " + e.getMessage(),
                            "Mend pelato.bundle, or look at the repositories and mirrors in settings.xml"),
                    e);
        }
    }
}
