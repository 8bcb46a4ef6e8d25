package io.pelato.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A bundle that comes from elsewhere is what it says, or nothing of it is used. */
class BundleReaderTest {

    private static final SortedMap<String, byte[]> ENTRIES =
            new TreeMap<>(Map.of("workflow.yaml", bytes("tasks: []"), "components/copy.wasm", bytes("code")));

    @TempDir
    private Path folder;

    @Test
    void what_was_packed_is_unpacked() throws Exception {
        UnpackedBundle unpacked = BundleReader.of(good()).unpackBelow(folder.resolve("out"));

        assertThat(unpacked.folder().resolve("components/copy.wasm")).hasContent("code");
        assertThat(BundleIndex.read(unpacked.folder())).isEqualTo(index(digests()));
    }

    @Test
    void the_same_entries_are_the_same_bytes_with_one_time_for_all() throws Exception {
        byte[] first = Files.readAllBytes(good());
        Files.delete(folder.resolve("bundle.zip"));

        assertThat(Files.readAllBytes(good())).isEqualTo(first);
        try (var zip = new java.util.zip.ZipFile(folder.resolve("bundle.zip").toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName))
                    .containsExactly("bundle.json", "components/copy.wasm", "workflow.yaml");
            assertThat(zip.stream().map(entry -> entry.getTimeLocal().getYear()).distinct())
                    .containsExactly(1980);
        }
    }

    @Test
    void another_content_is_refused_by_its_entry() throws Exception {
        Path zip = zip(Map.of(
                "bundle.json", bytes(index(digests()).json()),
                "workflow.yaml", bytes("tasks: []"),
                "components/copy.wasm", bytes("evil")));

        refused(zip, "has another entry components/copy.wasm than its bundle.json says");
    }

    @Test
    void an_entry_too_few_or_too_many_is_refused() throws Exception {
        byte[] index = bytes(index(digests()).json());

        refused(zip(Map.of("bundle.json", index, "workflow.yaml", bytes("tasks: []"))), "lacks the entry components/");
        refused(
                zip(Map.of(
                        "bundle.json",
                        index,
                        "workflow.yaml",
                        bytes("tasks: []"),
                        "components/copy.wasm",
                        bytes("code"),
                        "more",
                        bytes("?"))),
                "has the entry more, of which its bundle.json knows nothing");
        refused(zip(Map.of("workflow.yaml", bytes("tasks: []"))), "has no entry bundle.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../out.txt", "a/../../out.txt", "/etc/out.txt", "a\\..\\out.txt", "C:/out.txt", "a//b", "a/"})
    void an_entry_that_leads_elsewhere_is_refused_before_anything_is_written(String name) throws Exception {
        refused(zip(Map.of("bundle.json", bytes("{}"), name, bytes("x"))), "which no bundle has");
    }

    @Test
    void a_zip_that_unpacks_to_too_much_is_refused() throws Exception {
        Path zip = zip(Map.of("bundle.json", bytes("{}"), "zeros", new byte[5_000]));

        assertThatThrownBy(() -> BundleReader.of(zip, 4_000).unpackBelow(folder.resolve("out")))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("holds more than 4000 bytes, with the entry zeros");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void what_is_no_zip_or_a_cut_one_is_refused() throws Exception {
        byte[] whole = Files.readAllBytes(good());

        refused(Files.write(folder.resolve("text"), bytes("no zip")), "is no zip, or a damaged one");
        refused(
                Files.write(folder.resolve("cut"), java.util.Arrays.copyOf(whole, whole.length - 30)),
                "is no zip, or a damaged one");
    }

    @Test
    void a_flipped_bit_is_refused() throws Exception {
        byte[] whole = Files.readAllBytes(good());
        int at = new String(whole, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("code");
        whole[at] ^= 1;

        refused(Files.write(folder.resolve("flipped"), whole), "components/copy.wasm");
    }

    @Test
    void a_later_format_is_told() throws Exception {
        refused(
                zip(Map.of("bundle.json", bytes("{\"format\": 2, \"digests\": {}}"))),
                "has format 2, and this Pelato knows 1");
    }

    private void refused(Path zip, String why) throws IOException {
        assertThatThrownBy(() -> BundleReader.of(zip).unpackBelow(folder.resolve("out")))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining(why);
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())))
                    .doesNotContain("out.txt", "out", "workflow.yaml");
        }
    }

    private Path good() {
        Path file = folder.resolve("bundle.zip");
        BundleFile.write(file, ENTRIES, BundleReaderTest::index);
        return file;
    }

    private Path zip(Map<String, byte[]> entries) throws IOException {
        Path file = Files.createTempFile(folder, "other", ".zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : new TreeMap<>(entries).entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }

    private static SortedMap<String, String> digests() {
        SortedMap<String, String> digests = new TreeMap<>();
        ENTRIES.forEach((name, content) -> digests.put(name, io.pelato.digest.Sha256.of(content)));
        return digests;
    }

    private static BundleIndex index(SortedMap<String, String> digests) {
        return new BundleIndex(
                "sample",
                List.of("edge"),
                100,
                new TreeMap<>(Map.of("db.host", "db")),
                Optional.of("abc"),
                Optional.empty(),
                digests);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
