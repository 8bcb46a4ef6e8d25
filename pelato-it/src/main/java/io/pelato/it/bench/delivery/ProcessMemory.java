package io.pelato.it.bench.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** How much memory processes have taken. */
final class ProcessMemory {

    private static final String PEAK = "VmHWM:";
    private static final double KB = 1024;
    private static final double MB = 1e6;

    private ProcessMemory() {}

    /**
     * The most that a process among those that this one has started has had in memory since its start, in MB.
     *
     * @param what the process, for a failure's text
     * @param isMeant tells it by the words that it was started with, the program first
     */
    static double peak(String what, Predicate<List<String>> isMeant) throws IOException {
        List<ProcessHandle> meant = ProcessHandle.current()
                .descendants()
                .filter(process -> isMeant.test(words(process)))
                .toList();
        if (meant.size() != 1) {
            throw new IllegalStateException("There should be one process of this kind, and there are " + meant.size()
                    + ": " + what + ". There are "
                    + ProcessHandle.current()
                            .descendants()
                            .map(ProcessMemory::words)
                            .toList());
        }
        return peak(Files.readString(Path.of("/proc", Long.toString(meant.get(0).pid()), "status")));
    }

    /** The peak that Linux tells in {@code /proc/PID/status}, in MB. */
    static double peak(String status) {
        return status.lines()
                .filter(line -> line.startsWith(PEAK))
                .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) * KB / MB)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The system tells no " + PEAK + " of a process"));
    }

    private static List<String> words(ProcessHandle process) {
        try {
            String line = Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
            return List.of(line.split("\0"));
        } catch (IOException hasEnded) {
            return List.of();
        }
    }
}
