package io.pelato.rollout;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which of the stored versions have to go. WADM keeps all versions of an application in one value, which is one NATS
 * message: where they would fill it, it takes no other.
 */
final class Pruning {

    /** What NATS takes by default is 1 MiB; the rest is WADM's own, and for a manifest that it writes more at length. */
    static final int ROOM = 900_000;

    private final List<StoredRelease> stored;

    /**
     * Looks at what is stored.
     *
     * @param stored the versions, oldest first
     */
    Pruning(List<StoredRelease> stored) {
        this.stored = List.copyOf(stored);
    }

    /**
     * The oldest versions, until there is room for another.
     *
     * @param bytes how large the other is
     * @param kept versions that stay in any case
     */
    List<StoredRelease> toMakeRoomFor(int bytes, Set<String> kept) {
        long all = bytes + stored.stream().mapToLong(StoredRelease::bytes).sum();
        List<StoredRelease> gone = new ArrayList<>();
        for (StoredRelease release : stored) {
            if (all > ROOM && !kept.contains(release.version())) {
                gone.add(release);
                all -= release.bytes();
            }
        }
        return List.copyOf(gone);
    }

    /**
     * The oldest versions, until so many are left.
     *
     * @param most how many may be left
     * @param kept versions that stay in any case
     */
    List<StoredRelease> beyond(int most, Set<String> kept) {
        List<StoredRelease> gone = new ArrayList<>();
        for (StoredRelease release : stored) {
            if (stored.size() - gone.size() > most && !kept.contains(release.version())) {
                gone.add(release);
            }
        }
        return List.copyOf(gone);
    }
}
