package io.pelato.maven;

import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * The properties of a build, as Maven ranks them: the command line's, the POM's, the system's; {@code env.NAME} is an
 * environment variable.
 */
record BuildProperties(MavenSession session, MavenProject project) {

    Optional<String> find(String name) {
        return Stream.of(session.getUserProperties(), project.getProperties(), session.getSystemProperties())
                .map((Properties properties) -> properties.getProperty(name))
                .filter(value -> value != null)
                .findFirst();
    }
}
