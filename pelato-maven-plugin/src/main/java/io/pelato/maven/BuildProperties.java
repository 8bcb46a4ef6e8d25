package io.pelato.maven;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** The properties of a build, as Maven ranks them. */
final class BuildProperties {

    private BuildProperties() {}

    /** The command line's, the POM's, the system's as they are now; {@code env.NAME} is an environment variable. */
    static Map<String, String> of(MavenSession session, MavenProject project) {
        Map<String, String> all = new HashMap<>();
        Stream.of(session.getSystemProperties(), project.getProperties(), session.getUserProperties())
                .forEach((Properties properties) ->
                        properties.stringPropertyNames().forEach(name -> all.put(name, properties.getProperty(name))));
        return all;
    }
}
