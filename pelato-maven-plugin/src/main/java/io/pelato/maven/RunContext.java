package io.pelato.maven;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the goals of one run of Maven leave for each other in a project.
 *
 * @param values Maven's own map for it, which each goal gets
 */
record RunContext(Map<Object, Object> values) {

    /** Leaves something to this goal or a later one; what was there of the type is replaced. */
    <T> void leave(Class<T> type, T thing) {
        values.put(type, thing);
    }

    /** What was left, which stays there. */
    <T> Optional<T> left(Class<T> type) {
        return Optional.ofNullable(values.get(type)).map(type::cast);
    }

    /** Takes what was left; who takes it closes it. */
    <T> Optional<T> take(Class<T> type) {
        return Optional.ofNullable(values.remove(type)).map(type::cast);
    }

    /** Ends what was begun for goals that this run does not come to. */
    void endAll(Consumer<Exception> fault) {
        values.values().removeIf(value -> {
            if (value instanceof AutoCloseable begun) {
                try {
                    begun.close();
                } catch (Exception e) {
                    fault.accept(e);
                }
                return true;
            }
            return false;
        });
    }
}
