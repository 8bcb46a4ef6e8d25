package io.pelato.maven;

import io.pelato.build.Arrival;
import io.pelato.build.WasmComponent;
import io.pelato.build.WasmComponents;
import io.pelato.problem.ProblemsException;
import java.nio.file.Path;
import java.util.Optional;

/** Says where a component came from, and why it had to be compiled where it was. */
final class BuildReasons {

    private final Optional<WasmComponents> before;

    /**
     * Compares with the build before.
     *
     * @param file what that build wrote; there may be none
     */
    BuildReasons(Path file) {
        this.before = read(file);
    }

    private static Optional<WasmComponents> read(Path file) {
        try {
            return Optional.of(WasmComponents.read(file));
        } catch (ProblemsException none) {
            return Optional.empty();
        }
    }

    String of(Arrival arrival) {
        return switch (arrival.origin()) {
            case COMPILED -> "compiled: " + why(arrival.component());
            case CACHE -> "unchanged, taken from the cache";
            case TEAM_CACHE -> "taken from the team's cache";
            case EQUAL_CODE -> "the same code as another task, compiled once";
        };
    }

    private String why(WasmComponent component) {
        return before.flatMap(components -> components.of(component.componentName()))
                .map(known -> known.source().equals(component.source())
                        ? "the tools or what they aim at changed, or the cache lost it"
                        : "its code or its type changed")
                .orElse("not built here before");
    }
}
