package io.pelato.it.maven;

import io.pelato.it.infra.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * Classes as this Java keeps them once it has read them (class data sharing), so that each of the hundreds of Mavens that tests
 * run starts a fifth sooner. Another Java would only warn of it.
 */
final class ClassArchive {

    private static final String QUIET = " -Xlog:disable";
    private static final Path FILE =
            Path.of(System.getProperty("pelato.it.work"), "maven.jsa").toAbsolutePath();

    private ClassArchive() {}

    /** Options of a JVM that takes classes from the archive, which is made when it is asked for first. */
    static synchronized String options(String usual) {
        if (!Files.exists(FILE)) {
            make(usual);
        }
        return usual + " -XX:SharedArchiveFile=" + FILE + QUIET;
    }

    private static void make(String usual) {
        try {
            // Tests that run beside this one may make it too; each gets a whole one.
            Path project = Files.createTempDirectory(Files.createDirectories(FILE.getParent()), "maven-classes-");
            Path draft = project.resolve("maven.jsa");
            Files.writeString(project.resolve("pom.xml"), """
                    <project>
                      <modelVersion>4.0.0</modelVersion>
                      <groupId>com.example</groupId>
                      <artifactId>empty</artifactId>
                      <version>1</version>
                      <packaging>pom</packaging>
                    </project>
                    """);
            Command.in(project)
                    .with(Map.of("MAVEN_OPTS", usual + " -XX:ArchiveClassesAtExit=" + draft + QUIET))
                    .run("mvn", "-B", "-q", "validate");
            Files.move(draft, FILE, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
