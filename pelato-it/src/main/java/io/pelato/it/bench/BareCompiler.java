package io.pelato.it.bench;

import io.pelato.it.lattice.Folders;
import io.pelato.it.lattice.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code tinygo build} without Pelato: each project in its own folder, as many at once as there are cores. */
final class BareCompiler {

    /** The options of the compiles; each below the first has those above it, and one more. */
    enum Options {
        /** None but those that a component needs. */
        PLAIN("as it comes", ""),
        /** Debug information is not kept. */
        NO_DEBUG("-no-debug", "-no-debug"),
        /** Debug information is not made in the first place. */
        NO_DWARF("-internal-nodwarf", "-no-debug -internal-nodwarf"),
        /** No scheduler for goroutines. */
        NO_SCHEDULER("-scheduler=none", "-no-debug -internal-nodwarf -scheduler=none"),
        /** No second optimizer after LLVM's; without a scheduler nothing needs it. */
        NO_WASM_OPT("no wasm-opt", "-no-debug -internal-nodwarf -scheduler=none"),
        /** TinyGo itself collects its garbage rarely: all that Pelato chooses for a task without goroutines. */
        AS_PELATO("GOGC=400", "-no-debug -internal-nodwarf -scheduler=none");

        private final String step;
        private final String words;

        Options(String step, String words) {
            this.step = step;
            this.words = words;
        }

        /** The option that this one has more than those above it. */
        String step() {
            return step;
        }
    }

    private final Path tinygo;
    private final Path builder;
    private final Path folder;
    private final Path log;
    private final Tools tools;

    BareCompiler(Path tinygo, Path builder, Path folder, Path log, Tools tools) {
        this.tinygo = tinygo;
        this.builder = builder;
        this.folder = folder;
        this.log = log;
        this.tools = tools;
    }

    /** The seconds that these projects take when the compiler's cache knows all of their packages. */
    double warm(List<Path> projects, Options options) {
        compile(projects, options).run();
        return compile(projects, options).run();
    }

    /** The seconds that these projects take when the compiler's cache is empty. */
    double cold(List<Path> projects, Options options) {
        Folders.delete(folder);
        return compile(projects, options).run();
    }

    private Program compile(List<Path> projects, Options options) {
        try {
            Files.createDirectories(folder.resolve("tmp"));
            Path list = Files.writeString(
                    folder.resolve("projects"),
                    projects.stream().map(Path::toString).collect(Collectors.joining("\n")));
            String compile = "cd {} && tinygo build -target " + tinygo.resolve("wasip2.json")
                    + " -wit-package ./wit -wit-world processor " + options.words + " -o " + folder
                    + "/$(basename {}).wasm .";
            String line = "xargs -a " + list + " -P " + Workbench.CORES + " -I{} sh -c '" + compile + "'";
            return new Program(folder, List.of("sh", "-c", line), environment(options), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> environment(Options options) {
        Map<String, String> environment = new LinkedHashMap<>(tools.buildEnvironment());
        environment.merge("PATH", "/usr/lib/llvm-19/bin", (path, llvm) -> path + ":" + llvm);
        environment.put("TINYGOROOT", tinygo.resolve("root").toString());
        environment.put("GOTOOLCHAIN", "local");
        environment.put("GOFLAGS", "-mod=mod");
        environment.put("GOPROXY", "off");
        environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        environment.put("GOCACHE", folder.resolve("go-build").toString());
        environment.put("TMPDIR", folder.resolve("tmp").toString());
        if (options == Options.AS_PELATO) {
            environment.put("GOGC", "400");
        }
        if (options.compareTo(Options.NO_WASM_OPT) >= 0) {
            environment.put("WASMOPT", builder.resolve("wasm-opt.sh").toString());
            environment.put("PELATO_SCHEDULER", "none");
        }
        return environment;
    }
}
