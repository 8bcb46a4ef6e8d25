package io.pelato.template;

import java.util.List;
import java.util.Map;

/**
 * A link that a component of a task type needs.
 *
 * @param direction who calls whom
 * @param provider the name of the provider at the other end
 * @param namespace the WIT namespace, such as {@code wasmcloud}
 * @param wit the WIT package, such as {@code messaging}
 * @param interfaces the interfaces of the package that the link carries
 * @param config FreeMarker expressions by configuration key, evaluated over a task's fields
 */
public record Link(
        Direction direction,
        String provider,
        String namespace,
        String wit,
        List<String> interfaces,
        Map<String, String> config) {

    /** Who calls whom over a link. */
    public enum Direction {
        /** The component calls the provider. */
        TO_PROVIDER,
        /** The provider calls the component. */
        FROM_PROVIDER
    }
}
