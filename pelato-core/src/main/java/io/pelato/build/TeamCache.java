package io.pelato.build;

import io.pelato.problem.ProblemsException;
import java.nio.file.Path;
import java.util.Optional;

/** A cache of components that several machines share. Calls may come from several threads. */
public interface TeamCache {

    /** No cache at all. */
    TeamCache NONE = new TeamCache() {
        @Override
        public Optional<byte[]> fetch(String key) {
            return Optional.empty();
        }

        @Override
        public void offer(String key, Path wasm) {
            // Nobody shares it.
        }
    };

    /**
     * The component of a key, where the cache has it.
     *
     * @param key 64 hexadecimal digits that stand for all that the component was compiled from
     * @throws ProblemsException if the cache cannot be asked
     */
    Optional<byte[]> fetch(String key);

    /**
     * Gives a component to the others, where this machine may do so.
     *
     * @throws ProblemsException if the cache does not take it
     */
    void offer(String key, Path wasm);
}
