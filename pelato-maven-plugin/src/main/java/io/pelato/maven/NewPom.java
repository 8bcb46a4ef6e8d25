package io.pelato.maven;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The POM of a new project, whose settings are those of the lattice that {@code pelato:up} starts.
 *
 * @param groupId who makes the project
 * @param artifactId the workflow's name
 * @param pluginVersion the version of this plugin
 */
record NewPom(String groupId, String artifactId, String pluginVersion) {

    private static final String TEMPLATE = "/io/pelato/maven/new-pom.xml";
    private static final Pattern GROUP = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");

    /**
     * The POM as a file has it.
     *
     * @throws ProblemsException when the groupId cannot be one
     */
    String text() {
        if (!GROUP.matcher(groupId).matches()) {
            throw new ProblemsException(Problem.of(
                    "\"" + groupId + "\" cannot be a groupId", "Write one such as com.example in pelato.init.groupId"));
        }
        return template().formatted(groupId, artifactId, repository(), pluginVersion);
    }

    private static String template() {
        try (InputStream template = Objects.requireNonNull(NewPom.class.getResourceAsStream(TEMPLATE), TEMPLATE)) {
            return new String(template.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // A registry's names are stricter than Maven's.
    private String repository() {
        String plain = artifactId.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String stripped = plain.replaceAll("^-+|-+$", "");
        return stripped.isEmpty() ? "workflow" : stripped;
    }
}
