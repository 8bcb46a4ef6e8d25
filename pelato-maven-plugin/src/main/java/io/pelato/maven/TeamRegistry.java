package io.pelato.maven;

import io.pelato.build.TeamCache;
import io.pelato.registry.ComponentStore;
import java.nio.file.Path;
import java.util.Optional;

/** The team's cache of components in a registry. */
final class TeamRegistry implements TeamCache {

    private final ComponentStore store;
    private final Sharing sharing;

    TeamRegistry(ComponentStore store, Sharing sharing) {
        this.store = store;
        this.sharing = sharing;
    }

    /** What this machine does with the cache. */
    enum Sharing {
        /** It takes components only. */
        READ,
        /** It gives what it compiles as well. */
        READ_AND_WRITE
    }

    @Override
    public Optional<byte[]> fetch(String key) {
        return store.fetch(key);
    }

    @Override
    public void offer(String key, Path wasm) {
        if (sharing == Sharing.READ_AND_WRITE) {
            store.store(key, wasm);
        }
    }
}
