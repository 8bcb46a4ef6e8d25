package io.pelato;

import io.pelato.build.TeamCache;
import io.pelato.registry.ComponentStore;
import java.nio.file.Path;
import java.util.Optional;

/** The team's cache of components in a registry. */
final class TeamRegistry implements TeamCache {

    private final ComponentStore store;
    private final TeamAccess.Sharing sharing;

    TeamRegistry(ComponentStore store, TeamAccess.Sharing sharing) {
        this.store = store;
        this.sharing = sharing;
    }

    @Override
    public Optional<byte[]> fetch(String key) {
        return store.fetch(key);
    }

    @Override
    public void offer(String key, Path wasm) {
        if (sharing == TeamAccess.Sharing.READ_AND_WRITE) {
            store.store(key, wasm);
        }
    }
}
