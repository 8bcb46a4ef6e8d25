package io.pelato.maven;

import io.pelato.build.BuildRequest;
import io.pelato.build.BuilderChoice;
import io.pelato.build.ComponentBuilder;
import io.pelato.build.Optimization;
import io.pelato.build.WasmComponents;
import io.pelato.generate.ComponentProject;
import io.pelato.generate.ProjectGenerator;
import java.io.File;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Compiles each task to a WebAssembly component. */
@Mojo(
        name = "build",
        defaultPhase = LifecyclePhase.PACKAGE,
        threadSafe = true,
        configurator = CommandLineFirstConfigurator.HINT)
public final class BuildMojo extends AbstractPelatoMojo {

    private static final long BYTES_PER_MEGABYTE = 1_000_000;

    /**
     * Where components are compiled: {@code container}, {@code local} (the tools on the PATH), or {@code auto} (in a
     * container where an engine answers, else with the tools on the PATH).
     */
    @Parameter(property = "pelato.builder", defaultValue = "auto")
    private String builder;

    /** The container engine's command; by default the first of docker and podman that answers. */
    @Parameter(property = "pelato.builder.engine")
    private String engine;

    /** How many compiles run at once; by default as many as there are cores. */
    @Parameter(property = "pelato.builder.jobs")
    private Integer jobs;

    /**
     * What the compiler aims at: {@code size}, {@code speed}, or {@code debug} (quick to compile, with debug
     * information).
     */
    @Parameter(property = "pelato.optimize", defaultValue = "size")
    private String optimize;

    /** The folder for what outlives a build: compiled components and the compiler's own cache. */
    @Parameter(property = "pelato.cache", defaultValue = "${user.home}/.cache/pelato")
    private File cache;

    /** How large the cache of compiled components may be, in megabytes; the longest unused go first. */
    @Parameter(property = "pelato.cache.maxSize", defaultValue = "1000")
    private long cacheMaxSize;

    @Override
    void run() {
        List<ComponentProject> projects =
                new ProjectGenerator(output("generated"), directory()).generate(readWorkflow());
        var request = new BuildRequest(
                projects,
                output("generated"),
                output("components"),
                cache.toPath(),
                BuilderChoice.of(builder),
                Optional.ofNullable(engine),
                Optional.ofNullable(jobs).orElseGet(() -> Runtime.getRuntime().availableProcessors()),
                Optimization.of(optimize),
                cacheMaxSize * BYTES_PER_MEGABYTE);
        new WasmComponents(new ComponentBuilder(request, new BuildLog(getLog())).build())
                .write(output("components.json"));
    }
}
