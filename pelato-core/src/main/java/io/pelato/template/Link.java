package io.pelato.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A link that a component of a task type needs.
 *
 * @param direction who calls whom
 * @param delivery the delivery of the tasks that have the link; absent where all have it
 * @param provider the name of the provider at the other end
 * @param namespace the WIT namespace, such as {@code wasmcloud}
 * @param wit the WIT package, such as {@code messaging}
 * @param interfaces the interfaces of the package that the link carries
 * @param config FreeMarker expressions by configuration key, evaluated over a task's fields
 */
public record Link(
        Direction direction,
        Optional<Delivery> delivery,
        String provider,
        String namespace,
        String wit,
        List<String> interfaces,
        Map<String, String> config) {

    /** A link that all tasks of the type have. */
    public Link(
            Direction direction,
            String provider,
            String namespace,
            String wit,
            List<String> interfaces,
            Map<String, String> config) {
        this(direction, Optional.empty(), provider, namespace, wit, interfaces, config);
    }

    /** Whether tasks with this delivery have the link. */
    public boolean isFor(Delivery wanted) {
        return delivery.isEmpty() || delivery.get() == wanted;
    }

    /** Who calls whom over a link. */
    public enum Direction {
        /** The component calls the provider. */
        TO_PROVIDER,
        /** The provider calls the component. */
        FROM_PROVIDER
    }
}
