package io.pelato.it.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * What the figures were taken on.
 *
 * @param processor the processor's name
 * @param cores how many cores there are
 * @param memory the memory in GiB
 * @param system the operating system
 * @param date the day
 */
record Machine(String processor, int cores, long memory, String system, LocalDate date) {

    static Machine here() throws IOException {
        return new Machine(
                value(Path.of("/proc/cpuinfo"), "model name"),
                Runtime.getRuntime().availableProcessors(),
                Math.round(Long.parseLong(
                                value(Path.of("/proc/meminfo"), "MemTotal").split(" ", 2)[0])
                        / 1048576.0),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                LocalDate.now(ZoneOffset.UTC));
    }

    private static String value(Path file, String key) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        }
    }

    @Override
    public String toString() {
        return cores + " cores of " + processor + ", " + memory + " GiB, " + system + ", " + date;
    }
}
