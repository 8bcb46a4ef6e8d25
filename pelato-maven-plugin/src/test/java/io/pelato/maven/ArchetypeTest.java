package io.pelato.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.starter.StarterProject;
import io.pelato.template.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The archetype makes what the goal init makes where no types are named. */
class ArchetypeTest {

    private static final Path FILES = Path.of(System.getProperty("basedir", ""))
            .toAbsolutePath()
            .resolveSibling("pelato-archetype")
            .resolve("src/main/resources/archetype-resources");

    @Test
    void its_files_are_those_of_a_new_project() throws IOException {
        Map<String, String> expected =
                new TreeMap<>(StarterProject.of("shop", InitMojo.USUAL, Templates.read(List.of()))
                        .files());
        expected.put("pom.xml", new NewPom("com.acme", "shop", "7").text());

        assertThat(archetype()).isEqualTo(expected);
    }

    private static Map<String, String> archetype() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(FILES)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(FILES.relativize(file).toString(), filled(Files.readString(file)));
            }
        }
        return files;
    }

    private static String filled(String text) {
        return text.replace("${artifactId.toLowerCase().replaceAll(\"[^a-z0-9]+\", \"-\")}", "shop")
                .replace("${artifactId}", "shop")
                .replace("${groupId}", "com.acme")
                .replace("${version}", "1.0.0")
                .replace("@project.version@", "7");
    }
}
