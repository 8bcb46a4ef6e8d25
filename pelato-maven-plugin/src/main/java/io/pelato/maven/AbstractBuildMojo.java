package io.pelato.maven;

import io.pelato.BuildRequest;
import io.pelato.Project;
import io.pelato.TeamAccess;
import io.pelato.build.BuilderChoice;
import io.pelato.problem.Checks;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.registry.RegistryAccess;
import io.pelato.workflow.Optimization;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals share that compile components, or run what was compiled. */
abstract class AbstractBuildMojo extends AbstractRegistryMojo {

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
    private WholeNumber jobs;

    /**
     * What the compiler aims at: {@code size}, {@code speed}, or {@code debug} (with debug information, which takes longer to
     * compile).
     */
    @Parameter(property = "pelato.optimize", defaultValue = "size")
    private String optimize;

    /** How large the cache of compiled components may be, in megabytes; the longest unused go first. */
    @Parameter(property = "pelato.cache.maxSize", defaultValue = "1000")
    private WholeNumber cacheMaxSize;

    /**
     * A folder in a registry that holds compiled components for a whole team, such as {@code
     * registry.example.com/team/pelato-cache}: what another machine has compiled from the same code with the same tools
     * is fetched. Whoever may push there decides what you run, so it is off unless you name one.
     */
    @Parameter(property = "pelato.cache.registry")
    private String cacheRegistry;

    /** Whether what is compiled here goes to pelato.cache.registry; usually only set where CI builds. */
    @Parameter(property = "pelato.cache.registry.write", defaultValue = "false")
    private Switch cacheRegistryWrite;

    AbstractBuildMojo(MavenLogins logins) {
        super(logins);
    }

    /**
     * What is built, and with what.
     *
     * @throws ProblemsException naming every parameter that is wrong
     */
    final BuildRequest buildRequest() {
        var checks = new Checks();
        Optional<Project> project = checks.get(this::project);
        Optional<BuilderChoice> choice = checks.get(() -> BuilderChoice.of(builder));
        Optional<Integer> compiles = checks.get(this::compiles);
        Optional<Optimization> optimization = checks.get(this::optimization);
        Optional<Long> megabytes =
                checks.get(() -> cacheMaxSize.between(0, Limits.MEGABYTES, "pelato.cache.maxSize", "megabytes"));
        Optional<Optional<TeamAccess>> team = checks.get(this::team);
        checks.end();
        return new BuildRequest(
                project.orElseThrow(),
                choice.orElseThrow(),
                Optional.ofNullable(engine),
                compiles.orElseThrow(),
                optimization.orElseThrow(),
                megabytes.orElseThrow() * BYTES_PER_MEGABYTE,
                team.orElseThrow());
    }

    private int compiles() {
        return jobs == null
                ? Runtime.getRuntime().availableProcessors()
                : (int) jobs.between(1, Limits.JOBS, "pelato.builder.jobs", "compiles");
    }

    private Optimization optimization() {
        return Optimization.named(optimize)
                .orElseThrow(() -> new ProblemsException(Problem.of(
                        "pelato.optimize is \"" + optimize + "\", which nothing can be compiled for",
                        "Set it to one of: " + Optimization.NAMES)));
    }

    private Optional<TeamAccess> team() {
        TeamAccess.Sharing sharing = cacheRegistryWrite.isOn("pelato.cache.registry.write")
                ? TeamAccess.Sharing.READ_AND_WRITE
                : TeamAccess.Sharing.READ;
        return Optional.ofNullable(cacheRegistry)
                .filter(prefix -> !prefix.isBlank() && !session().isOffline())
                .map(prefix -> new TeamAccess(checked(access(prefix).withParameter("pelato.cache.registry")), sharing));
    }

    private static RegistryAccess checked(RegistryAccess access) {
        access.check();
        return access;
    }
}
