package io.pelato.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.problem.FaultyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComponentCacheTest {

    private static final String KEY = ComponentCache.key("digest", "tinygo 1", "size");

    @TempDir
    private Path folder;

    private ComponentCache cache() {
        return new ComponentCache(folder.resolve("cache"));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void the_key_depends_on_sources_tools_and_profile() {
        assertThat(List.of(
                        KEY,
                        ComponentCache.key("digest2", "tinygo 1", "size"),
                        ComponentCache.key("digest", "tinygo 2", "size"),
                        ComponentCache.key("digest", "tinygo 1", "speed")))
                .doesNotHaveDuplicates();
        assertThat(ComponentCache.key("digest", "tinygo 1", "size")).isEqualTo(KEY);
    }

    @Test
    void what_was_stored_is_fetched() throws IOException {
        Path wasm = Files.writeString(folder.resolve("a.wasm"), "component");
        cache().store(KEY, wasm);

        assertThat(cache().fetch(KEY, folder.resolve("b.wasm"))).isTrue();
        assertThat(folder.resolve("b.wasm")).hasContent("component");
    }

    @Test
    void what_was_not_stored_is_not_there_and_leaves_the_target_alone() throws IOException {
        Path target = Files.writeString(folder.resolve("b.wasm"), "before");

        assertThat(cache().fetch(KEY, target)).isFalse();
        assertThat(target).hasContent("before");
    }

    @Test
    void a_component_that_cannot_be_read_leaves_nothing_in_the_cache() throws IOException {
        assertThatThrownBy(() -> cache().store(KEY, folder.resolve("absent.wasm")))
                .isInstanceOf(NoSuchFileException.class);

        assertThat(files()).isEmpty();
        assertThat(cache().fetch(KEY, folder.resolve("b.wasm"))).isFalse();
    }

    @Test
    void trimming_removes_what_was_unused_for_the_longest_time() throws IOException {
        Path wasm = Files.writeString(folder.resolve("a.wasm"), "12345");
        List<String> keys = Stream.of("old", "used again", "new")
                .map(name -> ComponentCache.key(name, "", ""))
                .toList();
        for (String key : keys) {
            cache().store(key, wasm);
            Path entry = folder.resolve("cache/components/" + key.substring(0, 2) + "/" + key + ".wasm");
            Files.setLastModifiedTime(entry, FileTime.fromMillis(1000L * (1 + keys.indexOf(key))));
        }
        cache().fetch(keys.get(1), folder.resolve("b.wasm"));

        assertThat(cache().trim(10)).isEqualTo(new ComponentCache.Usage(2, 10));
        assertThat(cache().fetch(keys.get(0), folder.resolve("c.wasm"))).isFalse();
        assertThat(cache().trim(5)).isEqualTo(new ComponentCache.Usage(1, 5));
        assertThat(cache().fetch(keys.get(1), folder.resolve("d.wasm"))).isTrue();
        assertThat(cache().trim(0)).isEqualTo(cache().usage()).isEqualTo(new ComponentCache.Usage(0, 0));
    }

    @Test
    void what_another_build_removes_meanwhile_is_not_there() throws IOException {
        cache().store(KEY, Files.writeString(folder.resolve("a.wasm"), "12345"));
        Files.createDirectories(folder.resolve("cache/components/none"));
        var shared = new ComponentCache(FaultyFiles.of(folder, "none", () -> new NoSuchFileException("none"))
                .resolve("cache"));

        assertThat(shared.usage()).isEqualTo(new ComponentCache.Usage(1, 5));
        assertThat(shared.trim(0)).isEqualTo(new ComponentCache.Usage(0, 0));
        assertThat(cache().usage()).isEqualTo(new ComponentCache.Usage(0, 0));
    }

    @Test
    void builds_in_parallel_see_an_entry_whole_or_not_at_all() throws Exception {
        String content = "x".repeat(300_000);
        Path wasm = Files.writeString(folder.resolve("a.wasm"), content);
        ExecutorService builds = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> uses = IntStream.range(0, 40)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        Path target = folder.resolve(i + ".wasm");
                        boolean whole = !cache().fetch(KEY, target)
                                || Files.readString(target).equals(content);
                        cache().store(KEY, wasm);
                        return whole;
                    })
                    .toList();
            for (Future<Boolean> use : builds.invokeAll(uses)) {
                assertThat(use.get()).isTrue();
            }
        } finally {
            builds.shutdownNow();
        }
        assertThat(files()).noneMatch(file -> file.toString().endsWith(".new"));
    }
}
