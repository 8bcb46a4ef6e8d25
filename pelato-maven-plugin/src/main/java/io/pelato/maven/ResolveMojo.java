package io.pelato.maven;

import io.pelato.Pelato;
import io.pelato.ResolveRequest;
import io.pelato.ResolvedModules;
import io.pelato.build.BuilderChoice;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Fetches the Go modules that {@code tasks/go.mod} requires into the user's cache, each checked with {@code go.sum}; those
 * that are there already are left alone. It is the only goal that fetches code: builds run on what is there.
 */
@Mojo(name = "resolve", threadSafe = true, configurator = CommandLineFirstConfigurator.HINT)
public final class ResolveMojo extends AbstractPelatoMojo {

    /** Skips this goal alone. */
    @Parameter(property = "pelato.resolve.skip", defaultValue = "false")
    private Switch resolveSkip;

    /**
     * Where components are compiled: {@code container}, {@code local} (the tools on the PATH), or {@code auto} (in a
     * container where an engine answers, else with the tools on the PATH).
     */
    @Parameter(property = "pelato.builder", defaultValue = "auto")
    private String builder;

    /** The container engine's command; by default the first of docker and podman that answers. */
    @Parameter(property = "pelato.builder.engine")
    private String engine;

    /**
     * Packages or modules that go.mod is to require from now on, such as {@code github.com/tidwall/gjson@v1.18.0}; without
     * a version the latest. Go writes go.mod and go.sum.
     */
    @Parameter(property = "pelato.get")
    private List<String> get;

    @Override
    Switch ownSkip() {
        return resolveSkip;
    }

    @Override
    void run(Pelato pelato) {
        ResolvedModules modules = pelato.resolve(request());
        modules.fetched().forEach(module -> getLog().info("Fetched " + module));
        int count = modules.fetched().size() + modules.present().size();
        getLog().info(
                        count == 0
                                ? "The tasks require no module"
                                : "In " + modules.cache() + ": " + count + (count == 1 ? " module" : " modules") + ", "
                                        + modules.fetched().size() + " of them fetched now");
    }

    ResolveRequest request() {
        return new ResolveRequest(
                project(),
                BuilderChoice.of(builder),
                Optional.ofNullable(engine),
                session().isOffline() ? ResolveRequest.Network.OFFLINE : ResolveRequest.Network.ONLINE,
                stripped(Optional.ofNullable(get).orElse(List.of())).stream()
                        .filter(wanted -> !wanted.isEmpty())
                        .toList());
    }
}
