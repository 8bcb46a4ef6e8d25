package io.pelato.build;

import io.pelato.build.ContainerEngine.Mount;
import io.pelato.machine.ProgramRun;
import io.pelato.problem.FileFault;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The tools in a container of the builder's image, which is built on first use. */
final class ContainerToolchain implements Toolchain {

    private static final Object ONE_IMAGE_BUILD_AT_A_TIME = new Object();
    private static final int TAIL = 15;

    private final ContainerEngine engine;
    private final String digest;
    private final Path cache;

    private final List<String> passedOver;

    /** Tools in an engine's container, which was taken because other engines that are installed do not answer. */
    ContainerToolchain(ContainerEngine engine, Path cache, List<String> passedOver) {
        this.engine = engine;
        this.passedOver = List.copyOf(passedOver);
        this.cache = cache;
        try {
            this.digest = BuilderFiles.digest();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String image() {
        return "pelato-builder:" + digest;
    }

    @Override
    public String description() {
        return "container (" + engine.command() + ", " + image() + ")" + Toolchain.because(passedOver);
    }

    @Override
    public String identity() {
        return digest;
    }

    @Override
    public void prepare(BuildListener listener) {
        synchronized (ONE_IMAGE_BUILD_AT_A_TIME) {
            if (engine.hasImage(image())) {
                return;
            }
            try {
                build(listener);
            } catch (IOException e) {
                throw new ProblemsException(
                        Problem.of(
                                "Cannot prepare the builder's image: " + FileFault.words(e),
                                "Check that " + cache + " can be written"),
                        e);
            }
        }
    }

    private void build(BuildListener listener) throws IOException {
        Path context = cache.resolve("builder").resolve(digest);
        Path log = cache.resolve("builder").resolve(digest + ".log");
        BuilderFiles.copyTo(context);
        listener.imageBuildStarted(image(), log);
        long start = System.nanoTime();
        ProgramRun outcome = engine.buildImage(image(), context, log);
        if (!outcome.succeeded()) {
            throw new ProblemsException(Problem.of(
                    "The builder's image cannot be built with " + engine.command() + ":\n" + outcome.end(TAIL),
                    "The whole log is " + log
                            + ". The image is made from debian:bookworm-slim and packages of the Debian, Go and Rust"
                            + " registries, so the engine needs the network this once; pelato.builder=local compiles"
                            + " with the tools on the PATH instead"));
        }
        listener.imageBuilt(image(), (System.nanoTime() - start) / 1_000_000);
    }

    @Override
    public List<String> onlineGo(Path project, Path modules, List<String> arguments) {
        GoNetwork network = GoNetwork.ofThisMachine();
        List<Mount> mounts = new ArrayList<>(network.files());
        mounts.add(new Mount(project, "/project", Mount.Access.WRITE));
        mounts.add(new Mount(modules, "/modules", Mount.Access.WRITE));
        List<String> environment = new ArrayList<>(network.variables());
        environment.addAll(GoNetwork.SETTINGS);
        environment.addAll(List.of("GOMODCACHE=/modules", "GOPATH=/tmp/go", "HOME=/tmp"));
        List<String> program =
                new ArrayList<>(List.of("sh", "-c", "exec /opt/pelato/go/*/bin/go \"$@\"", "go", "-C", "/project"));
        program.addAll(arguments);
        return engine.onlineCommand(image(), mounts, environment, program);
    }

    @Override
    public Start start(Path sources, Path output, Path shared, int jobs) {
        Path compilerCache = shared.resolve("compiler").resolve(digest);
        try {
            Files.createDirectories(compilerCache);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Start(
                engine.runCommand(
                        image(),
                        List.of(
                                new Mount(sources, "/sources", Mount.Access.READ),
                                new Mount(output, "/out", Mount.Access.WRITE),
                                new Mount(compilerCache, "/cache", Mount.Access.WRITE)),
                        List.of("JOBS=" + jobs)),
                Map.of());
    }
}
