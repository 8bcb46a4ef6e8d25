package io.pelato.build;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.util.ArrayList;
import java.util.List;

/** Decides where to compile, and says what is missing where nothing can. */
final class ToolchainFinder {

    private static final List<String> ENGINES = List.of("docker", "podman");

    private ToolchainFinder() {}

    static Toolchain find(BuildRequest request) {
        List<String> reasons = new ArrayList<>();
        if (request.builder() != BuilderChoice.LOCAL) {
            for (String command : request.engine().map(List::of).orElse(ENGINES)) {
                ContainerEngine.Found found = ContainerEngine.find(command);
                if (found.engine().isPresent()) {
                    return new ContainerToolchain(found.engine().get(), request.cache());
                }
                reasons.add(found.reason());
            }
        }
        if (request.builder() != BuilderChoice.CONTAINER) {
            LocalToolchain.Found found = LocalToolchain.find(request.cache());
            if (found.toolchain().isPresent()) {
                return found.toolchain().get();
            }
            reasons.add(found.reason());
        }
        throw new ProblemsException(Problem.of(
                "There is nothing to compile with: " + String.join("; ", reasons), advice(request.builder())));
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
