package io.pelato.rollout;

import io.pelato.lattice.Lattice;
import io.pelato.lattice.Wadm;
import io.pelato.manifest.CheckedManifest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The versions of applications that WADM stores, and the secrets that they name. */
final class ReleaseStore {

    private final Wadm wadm;
    private final Lattice lattice;
    private final DeployListener listener;

    ReleaseStore(Wadm wadm, Lattice lattice, DeployListener listener) {
        this.wadm = wadm;
        this.lattice = lattice;
        this.listener = listener;
    }

    /**
     * Stores a version as the newest. One that is stored already was sent another time, by somebody else perhaps, and is
     * stored anew with the notes of now; the one that WADM keeps up stays as it is.
     *
     * @param before the version that WADM keeps up
     * @param stored all that it stores
     */
    void put(Release release, CheckedManifest manifest, Optional<String> before, List<StoredRelease> stored) {
        String version = release.version();
        if (before.filter(version::equals).isPresent()) {
            return;
        }
        String application = release.application().name();
        String json = manifest.json(release.notes().get().after(before));
        List<StoredRelease> others = new ArrayList<>();
        for (StoredRelease each : stored) {
            if (each.version().equals(version)) {
                wadm.delete(application, version);
            } else {
                others.add(each);
            }
        }
        Set<String> needed = before.map(Set::of).orElse(Set.of());
        int bytes = json.getBytes(StandardCharsets.UTF_8).length;
        forget(release, new Pruning(others).toMakeRoomFor(bytes, needed));
        wadm.put(application, json);
    }

    /**
     * Keeps as many versions as are wanted, this one and the one before among them where there may be two. Secrets that
     * none of them names are taken away with the others.
     *
     * @param before the version that ran before this one
     */
    void prune(Release release, Optional<String> before) {
        int kept = release.terms().kept();
        Set<String> needed = new HashSet<>(Set.of(release.version()));
        before.filter(version -> kept > 1).ifPresent(needed::add);
        List<StoredRelease> stored =
                StoredVersions.releases(wadm, release.application().name());
        forget(release, new Pruning(stored).beyond(kept, needed));
    }

    private void forget(Release release, List<StoredRelease> gone) {
        if (gone.isEmpty()) {
            return;
        }
        String application = release.application().name();
        for (StoredRelease old : gone) {
            wadm.delete(application, old.version());
            listener.pruned(application, old.version());
        }
        Set<String> unused = new LinkedHashSet<>();
        gone.forEach(old -> unused.addAll(old.application().heldConfigNames()));
        unused.removeAll(release.application().heldConfigNames());
        StoredVersions.of(wadm, application).forEach(left -> unused.removeAll(left.heldConfigNames()));
        unused.forEach(lattice::deleteConfig);
    }
}
