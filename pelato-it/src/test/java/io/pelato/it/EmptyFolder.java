package io.pelato.it;

import io.pelato.it.maven.MavenProjectFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A folder without a project from which a bundle is deployed: it has settings that name the Maven repository.
 *
 * @param folder where Maven is run, with {@link #SETTINGS}
 */
record EmptyFolder(MavenProjectFolder folder) {

    /** The arguments that make Maven read the folder's settings. */
    static final List<String> SETTINGS = List.of("-s", "settings.xml");

    static EmptyFolder reading(Path repository, MavenProjectFolder folder) {
        folder.write("settings.xml", """
                <settings>
                  <profiles>
                    <profile>
                      <id>releases</id>
                      <repositories>
                        <repository>
                          <id>releases</id>
                          <url>%s</url>
                        </repository>
                      </repositories>
                    </profile>
                  </profiles>
                  <activeProfiles>
                    <activeProfile>releases</activeProfile>
                  </activeProfiles>
                </settings>
                """.formatted(repository.toUri()));
        return new EmptyFolder(folder);
    }

    /** Puts in what goals other than release ask for; it says nothing of the workflow. */
    void addAnyPom() {
        folder.write("pom.xml", """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.example</groupId>
                  <artifactId>any</artifactId>
                  <version>1</version>
                  <packaging>pom</packaging>
                </project>
                """);
    }

    /** The manifest that the bundle was rendered to. */
    String manifest() {
        try (var files = Files.walk(folder.directory().resolve("target/pelato/bundle"))) {
            return Files.readString(
                    files.filter(file -> file.endsWith("wadm.yaml")).findFirst().orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
