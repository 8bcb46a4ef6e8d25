package io.pelato.it.bench.delivery;

import io.pelato.it.lattice.Service;
import io.pelato.it.lattice.Tools;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The program that was written by hand, as a process. */
record Subscriber(Path program, Service service) implements AutoCloseable {

    private static final int READY_SECONDS = 60;

    /**
     * Builds it with the Go that components are compiled with, and starts it.
     *
     * @param sources the folder {@code bench-components/subscriber}
     * @param folder gets the program and its log
     * @param atOnce how many messages it handles at once
     */
    static Subscriber start(Path sources, Path folder, String natsUrl, int atOnce)
            throws IOException, InterruptedException {
        Path program = folder.resolve("subscriber");
        build(sources, program);
        Service service = Service.start(
                "subscriber",
                folder,
                Map.of(),
                List.of(
                        program.toString(),
                        "-url=" + natsUrl,
                        "-stream=" + Way.BY_HAND.stream(),
                        "-source=" + Way.BY_HAND.source(),
                        "-results=" + Way.BY_HAND.destination(),
                        "-at-once=" + atOnce));
        return new Subscriber(program, service.awaitLog("takes messages", READY_SECONDS));
    }

    private static void build(Path sources, Path program) throws IOException, InterruptedException {
        var build = new ProcessBuilder("sh", "-c", "go build -o \"$0\" .", program.toString())
                .directory(sources.toFile())
                .inheritIO();
        build.environment()
                .putAll(Map.of(
                        "PATH", Tools.installed().searchPath(),
                        "GOTOOLCHAIN", "local",
                        "GOWORK", "off",
                        "GOFLAGS", "-mod=readonly -buildvcs=false"));
        int exit = build.start().waitFor();
        if (exit != 0) {
            throw new IllegalStateException("go build in " + sources + " ended with exit code " + exit);
        }
    }

    @Override
    public void close() {
        service.close();
    }
}
