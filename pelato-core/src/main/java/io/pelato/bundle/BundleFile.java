package io.pelato.bundle;

import io.pelato.digest.Sha256;
import io.pelato.machine.WholeFile;
import io.pelato.problem.FileFault;
import io.pelato.problem.ProblemsException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a bundle. Its entries are sorted, have one time for all, and are stored as they are: what a compressor makes of
 * them differs between machines, and the same release is to have the same bytes.
 */
public final class BundleFile {

    /** The earliest time that a zip can tell. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private BundleFile() {}

    /**
     * Writes a bundle in one step.
     *
     * @param entries the content by name, without the index
     * @param index makes the index of the entries' digests
     * @throws ProblemsException if it cannot be written
     */
    public static void write(
            Path file, SortedMap<String, byte[]> entries, Function<SortedMap<String, String>, BundleIndex> index) {
        SortedMap<String, String> digests = new TreeMap<>();
        entries.forEach((name, content) -> digests.put(name, Sha256.of(content)));
        SortedMap<String, byte[]> all = new TreeMap<>(entries);
        all.put(BundleIndex.FILE, index.apply(digests).json().getBytes(StandardCharsets.UTF_8));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            WholeFile.fill(file, draft -> zip(draft, all));
        } catch (IOException e) {
            throw FileFault.writing(file, e);
        }
    }

    private static void zip(Path draft, SortedMap<String, byte[]> entries) throws IOException {
        try (var zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(draft)))) {
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                byte[] content = each.getValue();
                var sum = new CRC32();
                sum.update(content);
                var entry = new ZipEntry(each.getKey());
                entry.setTimeLocal(TIME);
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(content.length);
                entry.setCrc(sum.getValue());
                zip.putNextEntry(entry);
                zip.write(content);
                zip.closeEntry();
            }
        }
    }
}
