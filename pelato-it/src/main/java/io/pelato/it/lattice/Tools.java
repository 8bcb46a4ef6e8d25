package io.pelato.it.lattice;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** Where the script {@code tools/install} has put the programs. */
public final class Tools {

    private final Properties paths;

    private Tools(Properties paths) {
        this.paths = paths;
    }

    /** The tools as the last run of the script left them. */
    public static Tools installed() {
        Path file = folder().resolve("env.properties");
        var paths = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            paths.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("Run pelato-it/tools/install first: it writes " + file, e);
        }
        return new Tools(paths);
    }

    /** The folder that holds every tool. */
    public static Path folder() {
        return Optional.ofNullable(System.getenv("PELATO_TOOLS"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache", "pelato", "tools"));
    }

    /** A script of the folder {@code tools}; programs that use it run in the folder of this module. */
    public static Path script(String name) {
        return Path.of("tools", name).toAbsolutePath();
    }

    /** The path of a program, or the value of another entry. */
    public String path(String name) {
        return Optional.ofNullable(paths.getProperty(name))
                .orElseThrow(() -> new IllegalStateException(
                        "tools/install names no \"" + name + "\", only " + paths.stringPropertyNames()));
    }

    /** The PATH of this process with the tools before it that compile a task, for builds without a container. */
    public String searchPath() {
        return path("compiler.path")
                + File.pathSeparator
                + Optional.ofNullable(System.getenv("PATH")).orElse("");
    }

    /**
     * What the environment needs for builds and runs without a container: the tools, the Go modules of generated code, and
     * Python's package that runs components.
     */
    public Map<String, String> buildEnvironment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("PATH", searchPath());
        environment.put("GOMODCACHE", path("compiler.modules"));
        // Only the set `tests` has it.
        Optional.ofNullable(paths.getProperty("runner.python")).ifPresent(path -> environment.put("PYTHONPATH", path));
        return Map.copyOf(environment);
    }
}
