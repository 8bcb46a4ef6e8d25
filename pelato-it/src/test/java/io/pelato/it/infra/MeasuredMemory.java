package io.pelato.it.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The memory that a container took, as infra/cloud/README.md says, in bytes.
 *
 * @param atRest while nothing was asked of it
 * @param atWork the most
 */
record MeasuredMemory(long atRest, long atWork) {

    private static final Pattern ROW =
            Pattern.compile("^\\| `([a-z-]+)`[^|]*\\| (\\d+) MB \\| (\\d+) MB \\|.*", Pattern.MULTILINE);
    private static final Pattern QUANTITY = Pattern.compile("(\\d+)([MG])i");
    private static final long MB = 1_000_000;
    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;

    /** What the page says, by the names of containers. */
    static Map<String, MeasuredMemory> saidBy(Path page) {
        try {
            Map<String, MeasuredMemory> said = new TreeMap<>();
            Matcher row = ROW.matcher(Files.readString(page));
            while (row.find()) {
                said.put(
                        row.group(1),
                        new MeasuredMemory(Long.parseLong(row.group(2)) * MB, Long.parseLong(row.group(3)) * MB));
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes of a quantity of memory as manifests write it. */
    static long bytes(Object quantity) {
        Matcher matcher = QUANTITY.matcher(String.valueOf(quantity));
        if (!matcher.matches()) {
            throw new AssertionError("Memory in Mi or Gi is expected: " + quantity);
        }
        return Long.parseLong(matcher.group(1)) * (matcher.group(2).equals("G") ? GIB : MIB);
    }
}
