package io.pelato.run;

import io.pelato.build.BuildListener;
import io.pelato.build.ContainerEngine;
import io.pelato.build.ContainerEngine.Mount;
import io.pelato.build.ToolFiles;
import io.pelato.build.ToolImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the runner's program runs. */
sealed interface Place {

    /** The folder of its files among the templates, and of what is kept for it in the cache. */
    String NAME = "runner";

    /** Makes everything ready, and tells how to start it. */
    Start start(RunnerRequest request, BuildListener listener) throws IOException;

    /**
     * How to start it.
     *
     * @param command the command
     * @param environment the variables it needs
     * @param advice what to do where the Python there cannot run components
     */
    record Start(List<String> command, Map<String, String> environment, String advice) {}

    /** In a container of an image of its own. */
    record InContainer(ContainerEngine engine) implements Place {

        private static final String MADE_FROM =
                "The image is made from debian:bookworm-slim and packages of the Debian and"
                        + " Python registries, so the engine needs the network this once; pelato.builder=local runs components"
                        + " with the machine's own python3 instead";

        @Override
        public Start start(RunnerRequest request, BuildListener listener) throws IOException {
            var image = new ToolImage(NAME, engine, request.cache());
            image.prepare(listener, MADE_FROM);
            return new Start(
                    engine.runCommand(
                            image.reference(),
                            List.of(
                                    new Mount(request.components(), "/components", Mount.Access.READ),
                                    new Mount(machineCode(request, image.digest()), "/cache", Mount.Access.WRITE)),
                            List.of()),
                    Map.of(),
                    "Remove it with `" + engine.command() + " rmi " + image.reference()
                            + "`, so that it is built anew");
        }
    }

    /** With the machine's own Python. */
    record OnThisMachine() implements Place {

        @Override
        public Start start(RunnerRequest request, BuildListener listener) throws IOException {
            Path own = request.cache().toAbsolutePath().resolve(NAME);
            ToolFiles files = ToolFiles.of(NAME);
            Path program = own.resolve(files.digest());
            files.copyTo(program);
            // A folder of its own: Debian's pip does not install into Debian's Python.
            Path packages = own.resolve("python");
            return new Start(
                    List.of("python3", program.resolve("run.py").toString()),
                    Map.of(
                            "COMPONENTS",
                            request.components().toAbsolutePath().toString(),
                            "CACHE",
                            machineCode(request, "local").toString(),
                            "PYTHONDONTWRITEBYTECODE",
                            "1",
                            "PYTHONPATH",
                            packages + inherited()),
                    "Run `python3 -m pip install --no-deps --only-binary :all: --require-hashes -r "
                            + program.resolve("requirements.txt") + " --target " + packages
                            + "`, or set pelato.builder=container");
        }

        private static String inherited() {
            return Optional.ofNullable(System.getenv("PYTHONPATH"))
                    .filter(path -> !path.isEmpty())
                    .map(path -> File.pathSeparator + path)
                    .orElse("");
        }
    }

    private static Path machineCode(RunnerRequest request, String whose) throws IOException {
        Path folder = request.cache().toAbsolutePath().resolve(NAME).resolve("code-" + whose);
        return Files.createDirectories(folder);
    }
}
