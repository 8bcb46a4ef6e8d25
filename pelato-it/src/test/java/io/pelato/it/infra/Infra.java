package io.pelato.it.infra;

import io.pelato.it.lattice.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The repository's folder infra/, its programs, and working copies of it. */
final class Infra {
    static final Path FOLDER = repository().resolve("infra");
    private static final Path WORK = Path.of(System.getProperty("pelato.it.work", "target/it"));

    private Infra() {}

    /** The folder for what a test makes. */
    static Path work(Class<?> test) {
        return WORK.resolve(test.getSimpleName()).toAbsolutePath();
    }

    /** A fresh copy of infra/ for a test, without what git ignores; nothing is left of an earlier run's folder. */
    static Path copy(Class<?> test) {
        Path target = work(test).resolve("infra");
        try {
            delete(work(test));
            try (Stream<Path> files = Files.walk(FOLDER)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path relative = FOLDER.relativize(file);
                    if (isOurs(relative)) {
                        Files.createDirectories(target.resolve(relative).getParent());
                        Files.copy(file, target.resolve(relative));
                    }
                }
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOurs(Path file) {
        String path = file.toString();
        return !path.startsWith("devices/")
                && !path.contains("/secrets/")
                && !path.startsWith("edge/local/")
                && !path.endsWith("/.env");
    }

    /** Names of programs that tools/install provides. */
    static String tool(String name) {
        return Tools.installed().path(name);
    }

    static String kustomize(Path overlay) {
        return Command.in(overlay).run(tool("kustomize"), "build", ".");
    }

    /** Builds images with the official names from the lattice's programs. */
    static void buildStandIns(String... names) {
        Path script = repository().resolve("pelato-it/stand-ins/build");
        Command.in(script.getParent())
                .withTools("nats-server", "nats", "wasmcloud", "wadm", "registry")
                .with("MAVEN_HOME", tool("maven.3"))
                .with("JAVA_HOME", tool("java.21"))
                .run(Stream.concat(Stream.of(script.toString()), Stream.of(names))
                        .toList());
    }

    private static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("infra/versions.env"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        }
    }
}
