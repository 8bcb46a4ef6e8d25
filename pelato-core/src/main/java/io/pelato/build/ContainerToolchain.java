package io.pelato.build;

import io.pelato.build.ContainerEngine.Mount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The tools in a container of the builder's image, which is built on first use. */
final class ContainerToolchain implements Toolchain {

    private static final String MADE_FROM = "The image is made from debian:bookworm-slim and packages of the Debian, Go"
            + " and Rust registries, so the engine needs the network this once; pelato.builder=local compiles with the"
            + " tools on the PATH instead";

    private final ContainerEngine engine;
    private final ToolImage image;
    private final List<String> passedOver;

    /** Tools in an engine's container, which was taken because other engines that are installed do not answer. */
    ContainerToolchain(ContainerEngine engine, Path cache, List<String> passedOver) {
        this.engine = engine;
        this.image = new ToolImage(BuilderFiles.NAME, engine, cache);
        this.passedOver = List.copyOf(passedOver);
    }

    @Override
    public String description() {
        return "container (" + engine.command() + ", " + image.reference() + ")" + Toolchain.because(passedOver);
    }

    @Override
    public String identity() {
        return image.digest();
    }

    @Override
    public void prepare(BuildListener listener) {
        image.prepare(listener, MADE_FROM);
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
        return engine.onlineCommand(image.reference(), mounts, environment, go(arguments));
    }

    @Override
    public List<String> offlineGo(Path module, Path modules, Path kept, List<String> arguments) {
        List<String> environment = new ArrayList<>(OfflineGo.SETTINGS);
        environment.addAll(List.of("GOMODCACHE=/modules", "GOCACHE=/kept", "GOPATH=/tmp/go", "HOME=/tmp"));
        return engine.offlineCommand(
                image.reference(),
                List.of(
                        new Mount(module, "/project", Mount.Access.READ),
                        new Mount(modules, "/modules", Mount.Access.READ),
                        new Mount(kept, "/kept", Mount.Access.WRITE)),
                environment,
                go(arguments));
    }

    private static List<String> go(List<String> arguments) {
        List<String> program =
                new ArrayList<>(List.of("sh", "-c", "exec /opt/pelato/go/*/bin/go \"$@\"", "go", "-C", "/project"));
        program.addAll(arguments);
        return program;
    }

    @Override
    public Start start(Path sources, Path output, Path shared, int jobs) {
        Path compilerCache = shared.resolve("compiler").resolve(image.digest());
        try {
            Files.createDirectories(compilerCache);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Start(
                engine.runCommand(
                        image.reference(),
                        List.of(
                                new Mount(sources, "/sources", Mount.Access.READ),
                                new Mount(output, "/out", Mount.Access.WRITE),
                                new Mount(compilerCache, "/cache", Mount.Access.WRITE)),
                        List.of("JOBS=" + jobs)),
                Map.of());
    }
}
