package io.pelato.it.bench;

import io.pelato.it.lattice.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What wash needs to find on the PATH: a {@code tinygo} that knows the target wasip2. */
record WashEnvironment(Workbench bench) {

    // wash calls tinygo with -target wasip2. The TinyGo here comes without the C sources of that target and has a
    // target
    // file of its own instead, so a script in its place swaps the one for the other and changes nothing else.
    private static final String TINYGO = """
            #!/bin/bash
            exec %s/bin/tinygo "${@/#wasip2/%s/wasip2.json}"
            """;

    Map<String, String> variables() {
        Path tinygo = Path.of(Tools.installed().path("compiler.path").split(":", -1)[0])
                .getParent();
        try {
            Path shim =
                    Files.createDirectories(bench.folder().resolve("wash-path")).resolve("tinygo");
            Files.writeString(shim, TINYGO.formatted(tinygo, tinygo));
            if (!shim.toFile().setExecutable(true)) {
                throw new IllegalStateException(shim + " cannot be made executable");
            }
            Map<String, String> environment =
                    new LinkedHashMap<>(Tools.installed().buildEnvironment());
            environment.merge("PATH", shim.getParent().toString(), (path, own) -> own + ":" + path);
            environment.merge("PATH", "/usr/lib/llvm-19/bin", (path, llvm) -> path + ":" + llvm);
            environment.put("TINYGOROOT", tinygo.resolve("root").toString());
            environment.put("GOTOOLCHAIN", "local");
            environment.put("GOFLAGS", "-mod=mod");
            environment.put("GOPROXY", "off");
            environment.put("HOME", bench.folder().resolve("wash-home").toString());
            return environment;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
