package io.pelato.build;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides where to compile, and says what is missing where nothing can. */
final class ToolchainFinder {

    private final BuilderChoice builder;
    private final Optional<String> engine;
    private final Path cache;

    ToolchainFinder(BuilderChoice builder, Optional<String> engine, Path cache) {
        this.builder = builder;
        this.engine = engine;
        this.cache = cache;
    }

    /**
     * The identity of the toolchain that comes first, where it is known before anything is asked for: both builders make
     * the same bytes, so what the one has compiled does for the other.
     */
    Optional<String> identityWithoutAsking() throws IOException {
        return builder == BuilderChoice.LOCAL ? Optional.empty() : Optional.of(BuilderFiles.digest());
    }

    /**
     * Asks for the engine and the tools.
     *
     * @throws ProblemsException where there is nothing to compile with
     */
    Toolchain find() {
        List<String> reasons = new ArrayList<>();
        List<String> passedOver = new ArrayList<>();
        if (builder != BuilderChoice.LOCAL) {
            ContainerEngine.Search search = ContainerEngine.search(engine);
            reasons.addAll(search.reasons());
            passedOver.addAll(search.passedOver());
            if (search.engine().isPresent()) {
                return new ContainerToolchain(search.engine().get(), cache, passedOver);
            }
        }
        if (builder != BuilderChoice.CONTAINER) {
            LocalToolchain.Found found = LocalToolchain.find(cache, passedOver);
            if (found.toolchain().isPresent()) {
                return found.toolchain().get();
            }
            reasons.add(found.reason());
        }
        throw new ProblemsException(
                Problem.of("There is nothing to compile with: " + String.join("; ", reasons), advice(builder)));
    }

    private static String advice(BuilderChoice builder) {
        return switch (builder) {
            case CONTAINER ->
                "Start docker or podman (pelato.builder.engine names another command), or set pelato.builder=local";
            case LOCAL -> "Put the tools on the PATH, or set pelato.builder=container";
            case AUTO -> "Start docker or podman, or put tinygo, wasm-tools and wasm-opt on the PATH";
        };
    }
}
