package io.pelato.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.template.Templates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What the pages show of a workflow is what a workflow may say, whole or in part. */
class YamlOfPagesTest {

    private static final Path ROOT = Path.of(System.getProperty("basedir", ""))
            .toAbsolutePath()
            .resolve("..")
            .normalize();
    private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```yaml\\n(.*?)^ *```$");

    /** Words that no workflow has at its top: descriptors of types and providers and a field of one, services that build, examples. */
    private static final Set<String> OTHER_FILES =
            Set.of("world", "image", "jobs", "script", "input", "kind", "broker_password");

    /** Fields of a task that a part of it may stand for. */
    private static final Set<String> OF_A_TASK = Set.of("target", "targets", "type", "code");

    private record Block(String page, String yaml) {
        @Override
        public String toString() {
            return page + ": " + yaml.lines().findFirst().orElse("");
        }
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void a_block_of_yaml_is_yaml_and_as_part_of_a_workflow_valid(Block block) {
        Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(block.yaml.stripIndent());
        if (document instanceof Map<?, ?> map && OTHER_FILES.stream().noneMatch(word -> has(map, word))) {
            boolean ofATask = OF_A_TASK.stream().anyMatch(map::containsKey);
            String workflow = ofATask ? "tasks:\n  - " + block.yaml.indent(4).strip() + "\n" : block.yaml;
            assertThat(EditorView.of(
                                    Templates.read(
                                            List.of(ROOT.resolve("pelato-it/src/test/projects/own-type/templates"))),
                                    List.of("edge", "cloud"))
                            .marksOfPart(workflow))
                    .as(block.toString())
                    .isEmpty();
        }
    }

    private static boolean has(Map<?, ?> map, String word) {
        return map.containsKey(word)
                || map.values().stream().anyMatch(value -> value instanceof Map<?, ?> inner && has(inner, word));
    }

    private static List<Block> blocks() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !ROOT.relativize(file).toString().matches("(.*/)?(target|\\.git)/.*"))
                    .sorted()
                    .flatMap(file -> BLOCK.matcher(read(file))
                            .results()
                            .map(found -> new Block(ROOT.relativize(file).toString(), found.group(1))))
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
