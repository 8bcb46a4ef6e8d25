package io.pelato.build;

import java.util.Optional;

/**
 * Says where a component came from, and why it had to be compiled where it was.
 *
 * @param before what the build before made
 */
record BuildReasons(Optional<WasmComponents> before) {

    String of(WasmComponent component, Origin origin) {
        return switch (origin) {
            case COMPILED -> "compiled: " + why(component);
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
