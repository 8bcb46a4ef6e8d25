package io.pelato.maven;

import io.pelato.build.Arrival;
import io.pelato.build.BuildRequest;
import io.pelato.build.BuilderChoice;
import io.pelato.build.ComponentBuilder;
import io.pelato.build.TeamCache;
import io.pelato.build.WasmComponents;
import io.pelato.generate.ComponentProject;
import io.pelato.generate.ProjectGenerator;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.registry.ComponentStore;
import io.pelato.workflow.Optimization;
import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Compiles each task to a WebAssembly component. */
@Mojo(
        name = "build",
        defaultPhase = LifecyclePhase.PACKAGE,
        threadSafe = true,
        configurator = CommandLineFirstConfigurator.HINT)
public final class BuildMojo extends AbstractRegistryMojo {

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

    /**
     * A folder in a registry that holds compiled components for a whole team, such as {@code
     * registry.example.com/team/pelato-cache}: what another machine has compiled from the same code with the same tools
     * is fetched. Whoever may push there decides what you run, so it is off unless you name one.
     */
    @Parameter(property = "pelato.cache.registry")
    private String cacheRegistry;

    /** Whether what is compiled here goes to pelato.cache.registry; usually only set where CI builds. */
    @Parameter(property = "pelato.cache.registry.write", defaultValue = "false")
    private boolean cacheRegistryWrite;

    @Inject
    BuildMojo(MavenLogins logins) {
        super(logins);
    }

    @Override
    void run() {
        Consumer<Arrival> ready = runContext()
                .left(EarlyPush.class)
                .<Consumer<Arrival>>map(push -> new PushAhead(push.publisher()))
                .orElse(arrival -> {});
        Optional<ComponentStore> store = teamStore();
        try {
            List<ComponentProject> projects =
                    new ProjectGenerator(output("generated"), directory()).generate(readWorkflow());
            var log = new BuildLog(getLog(), new BuildReasons(output("components.json")), times(), ready);
            new WasmComponents(new ComponentBuilder(request(projects, store), log).build())
                    .write(output("components.json"));
        } finally {
            store.ifPresent(ComponentStore::close);
        }
    }

    private BuildRequest request(List<ComponentProject> projects, Optional<ComponentStore> store) {
        return new BuildRequest(
                projects,
                output("generated"),
                output("components"),
                cache.toPath(),
                BuilderChoice.of(builder),
                Optional.ofNullable(engine),
                Optional.ofNullable(jobs).orElseGet(() -> Runtime.getRuntime().availableProcessors()),
                optimization(),
                store.<TeamCache>map(this::teamCache).orElse(TeamCache.NONE),
                cacheMaxSize * BYTES_PER_MEGABYTE);
    }

    private Optimization optimization() {
        return Optimization.named(optimize)
                .orElseThrow(() -> new ProblemsException(Problem.of(
                        "pelato.optimize is \"" + optimize + "\", which nothing can be compiled for",
                        "Set it to one of: " + Optimization.NAMES)));
    }

    private Optional<ComponentStore> teamStore() {
        return Optional.ofNullable(cacheRegistry)
                .filter(prefix -> !prefix.isBlank() && !session().isOffline())
                .map(prefix -> ComponentStore.open(access(prefix), new QuietPushLog(getLog())));
    }

    private TeamCache teamCache(ComponentStore store) {
        return new TeamRegistry(
                store, cacheRegistryWrite ? TeamRegistry.Sharing.READ_AND_WRITE : TeamRegistry.Sharing.READ);
    }
}
