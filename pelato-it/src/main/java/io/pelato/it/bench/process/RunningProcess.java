package io.pelato.it.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A process that this one, or one of its children, has started.
 *
 * @param handle the process
 */
public record RunningProcess(ProcessHandle handle) {

    private static final String PEAK = "VmHWM:";
    private static final String BEGIN_PEAK_ANEW = "5";
    private static final double KB = 1024;
    private static final double MB = 1e6;

    /**
     * The only process of a kind.
     *
     * @param what the process, for a failure's text
     * @param isMeant tells it by the words that it was started with, the program first
     * @throws IllegalStateException when there is none, or more than one
     */
    public static RunningProcess the(String what, Predicate<List<String>> isMeant) {
        List<ProcessHandle> meant = meant(ProcessHandle.current().descendants(), isMeant);
        if (meant.size() != 1) {
            throw new IllegalStateException("There should be one process of this kind, and there are " + meant.size()
                    + ": " + what + ". There are "
                    + ProcessHandle.current()
                            .descendants()
                            .map(RunningProcess::words)
                            .toList());
        }
        return new RunningProcess(meant.get(0));
    }

    /** A process that this one has started itself, told by its words. */
    public Optional<RunningProcess> child(Predicate<List<String>> isMeant) {
        return meant(handle.children(), isMeant).stream().findFirst().map(RunningProcess::new);
    }

    /** The processor time that it has taken so far. */
    public Duration time() {
        return handle.info()
                .totalCpuDuration()
                .orElseThrow(() -> new IllegalStateException("The system does not tell a process's time"));
    }

    /** The most that it has had in memory since its start, or since {@link #forgetPeak}, in MB. */
    public double peak() throws IOException {
        return peak(Files.readString(file("status")));
    }

    /** Has {@link #peak} begin anew with what the process has in memory now. */
    public void forgetPeak() throws IOException {
        Files.writeString(file("clear_refs"), BEGIN_PEAK_ANEW);
    }

    /** The peak that Linux tells in {@code /proc/PID/status}, in MB. */
    static double peak(String status) {
        return status.lines()
                .filter(line -> line.startsWith(PEAK))
                .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) * KB / MB)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The system tells no " + PEAK + " of a process"));
    }

    private Path file(String name) {
        return Path.of("/proc", Long.toString(handle.pid()), name);
    }

    private static List<ProcessHandle> meant(Stream<ProcessHandle> processes, Predicate<List<String>> isMeant) {
        return processes.filter(process -> isMeant.test(words(process))).toList();
    }

    // A process that has ended has one empty word, and is none that anybody means.
    private static List<String> words(ProcessHandle process) {
        try {
            String line = Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
            return List.of(line.split("\0"));
        } catch (IOException hasEnded) {
            return List.of("");
        }
    }
}
