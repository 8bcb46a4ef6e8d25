package io.pelato.maven;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The POM of a new project, whose settings are those of the lattice that {@code pelato:up} starts.
 *
 * @param groupId who makes the project
 * @param artifactId the workflow's name
 * @param pluginVersion the version of this plugin
 */
record NewPom(String groupId, String artifactId, String pluginVersion) {

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
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <project xmlns="http://maven.apache.org/POM/4.0.0"
                         xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                         xsi:schemaLocation="http://maven.apache.org/POM/4.0.0 http://maven.apache.org/xsd/maven-4.0.0.xsd">
                  <modelVersion>4.0.0</modelVersion>

                  <groupId>%s</groupId>
                  <artifactId>%s</artifactId>
                  <version>1.0.0</version>
                  <packaging>pelato</packaging>

                  <!-- The lattice that `mvn pelato:up` starts on this machine. -->
                  <properties>
                    <pelato.registry>localhost:5000/%s</pelato.registry>
                    <pelato.registry.allowHttp>true</pelato.registry.allowHttp>
                    <pelato.nats.url>nats://localhost:4222</pelato.nats.url>
                    <pelato.nats.hosts>nats://nats-leaf:4222</pelato.nats.hosts>
                  </properties>

                  <build>
                    <plugins>
                      <plugin>
                        <groupId>io.pelato</groupId>
                        <artifactId>pelato-maven-plugin</artifactId>
                        <version>%s</version>
                        <extensions>true</extensions>
                      </plugin>
                    </plugins>
                  </build>
                </project>
                """.formatted(groupId, artifactId, repository(), pluginVersion);
    }

    // A registry's names are stricter than Maven's.
    private String repository() {
        String plain = artifactId.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String stripped = plain.replaceAll("^-+|-+$", "");
        return stripped.isEmpty() ? "workflow" : stripped;
    }
}
