package io.pelato.it.maven;

import io.pelato.it.lattice.Folders;
import io.pelato.it.lattice.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A scenario's Maven project, copied to where it may be built and changed. */
public final class MavenProjectFolder {

    private static final String VERSION = System.getProperty("pelato.version");
    private static final Path SCENARIOS = Path.of(System.getProperty("pelato.it.projects"));
    private static final Path WORK = Path.of(System.getProperty("pelato.it.work"));
    private static final Path REPOSITORY = Path.of(System.getProperty("pelato.it.repository"));

    private static final Path CACHE = WORK.resolve("cache");

    private final Path directory;
    private final Map<String, String> environment;

    private MavenProjectFolder(Path directory, Map<String, String> environment) {
        this.directory = directory;
        this.environment = environment;
    }

    /** A fresh copy of a scenario; {@code @pelato.version@} in its POMs becomes the version under test. */
    public static MavenProjectFolder copyOf(String scenario, Class<?> test) {
        return copyOf(scenario, test, scenario);
    }

    /** A fresh copy of a scenario in a folder that a user named. */
    public static MavenProjectFolder copyOf(String scenario, Class<?> test, String folder) {
        return copy(
                SCENARIOS.resolve(scenario), WORK.resolve(test.getSimpleName()).resolve(folder));
    }

    /** An empty folder, in which a goal may be run that needs no project. */
    public static MavenProjectFolder empty(String name, Class<?> test) {
        Path directory = WORK.resolve(test.getSimpleName()).resolve(name);
        try {
            Folders.delete(directory);
            Files.createDirectories(directory);
            return new MavenProjectFolder(directory, Tools.installed().buildEnvironment());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The plugin under test with all its coordinates, before the name of a goal. */
    public static String goal(String name) {
        return "io.pelato:pelato-maven-plugin:" + VERSION + ":" + name;
    }

    /** A fresh copy of any folder with a Maven project. */
    public static MavenProjectFolder copy(Path from, Path to) {
        try {
            Folders.delete(to);
            try (Stream<Path> files = Files.walk(from)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path target = to.resolve(from.relativize(file).toString());
                    Files.createDirectories(target.getParent());
                    if (file.endsWith("pom.xml")) {
                        Files.writeString(target, Files.readString(file).replace("@pelato.version@", VERSION));
                    } else {
                        Files.copy(file, target);
                    }
                }
            }
            return new MavenProjectFolder(to, Tools.installed().buildEnvironment());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder in it, with a project of its own. */
    public MavenProjectFolder in(String folder) {
        return new MavenProjectFolder(directory.resolve(folder), environment);
    }

    /** The project's folder. */
    public Path directory() {
        return directory;
    }

    /** A file of the project, as text. */
    public String read(String file) {
        try {
            return Files.readString(directory.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file of the project. */
    public void write(String file, String text) {
        try {
            Path target = directory.resolve(file);
            Files.createDirectories(target.getParent());
            Files.writeString(target, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces a text that must be in the file. */
    public void replace(String file, String text, String replacement) {
        String before = read(file);
        if (!before.contains(text)) {
            throw new IllegalArgumentException(file + " does not contain: " + text);
        }
        write(file, before.replace(text, replacement));
    }

    /** The same folder, where Maven runs with one more environment variable. */
    public MavenProjectFolder withEnvironment(String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return new MavenProjectFolder(directory, Map.copyOf(more));
    }

    /** Runs Maven in the folder to its end. */
    public MavenResult maven(List<String> arguments) {
        return start(arguments).finish();
    }

    /** Runs Maven in the folder to its end, with all of these arguments. */
    public MavenResult maven(List<String> arguments, String... more) {
        return maven(Stream.concat(arguments.stream(), Stream.of(more)).toList());
    }

    /** Runs Maven in the folder to its end. */
    public MavenResult maven(String... arguments) {
        return maven(List.of(arguments));
    }

    /** Starts Maven in the folder. */
    public MavenRun start(List<String> arguments) {
        List<String> all = new ArrayList<>();
        all.add("-Dmaven.repo.local=" + REPOSITORY.toAbsolutePath());
        if (arguments.stream().noneMatch(MavenProjectFolder::leavesNoPlaceForOurCache)) {
            all.add("-Dpelato.cache=" + CACHE.toAbsolutePath());
        }
        all.addAll(arguments);
        return MavenRun.of(directory, environment, all);
    }

    // Where nothing is built, or another cache is named, ours must not stand on the command line.
    private static boolean leavesNoPlaceForOurCache(String argument) {
        return argument.startsWith("-Dpelato.cache=") || argument.equals("-Dpelato.skip=true");
    }
}
