package io.pelato.rollout;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the version to go back to. */
final class EarlierVersion {

    private static final String NAME = "Name one by -Dpelato.rollback.version; mvn pelato:history lists them";

    private final String application;
    private final List<StoredRelease> stored;

    /**
     * Looks at what is stored.
     *
     * @param stored the versions, oldest first
     */
    EarlierVersion(String application, List<StoredRelease> stored) {
        this.application = application;
        this.stored = List.copyOf(stored);
    }

    /**
     * The version.
     *
     * @param wanted its name or the beginning of it; absent for the one that ran before the one that is deployed now
     * @throws ProblemsException where there is none, or more than one
     */
    StoredRelease find(Optional<String> wanted) {
        if (stored.isEmpty()) {
            throw fault("WADM stores no version of " + application, "Deploy it: mvn deploy");
        }
        return wanted.map(this::named).orElseGet(this::before);
    }

    private StoredRelease named(String wanted) {
        List<StoredRelease> found = stored.stream()
                .filter(release -> release.version().startsWith(wanted))
                .toList();
        if (wanted.isEmpty() || found.isEmpty()) {
            throw fault(
                    "WADM stores no version \"" + wanted + "\" of " + application,
                    "It stores " + stored.stream().map(StoredRelease::version).collect(Collectors.joining(", ")));
        }
        return found.stream()
                .filter(release -> release.version().equals(wanted) || found.size() == 1)
                .findFirst()
                .orElseThrow(() -> fault(
                        "Several versions of " + application + " begin with \"" + wanted + "\": "
                                + found.stream().map(StoredRelease::version).collect(Collectors.joining(", ")),
                        "Write more of it"));
    }

    private StoredRelease before() {
        StoredRelease running = stored.stream()
                .filter(StoredRelease::isDeployed)
                .findFirst()
                .orElseThrow(() -> fault("No version of " + application + " is deployed", NAME));
        Optional<String> before = running.notes().before();
        if (before.isPresent()) {
            return version(before.get())
                    .orElseThrow(() -> fault(
                            "The version " + before.get() + ", which ran before " + running.version()
                                    + ", is not stored any more",
                            NAME));
        }
        int at = stored.indexOf(running);
        // Nothing is noted of what another tool has sent.
        if (at == 0 || running.notes().time().isPresent()) {
            throw fault("No version of " + application + " ran before " + running.version(), NAME);
        }
        return stored.get(at - 1);
    }

    private Optional<StoredRelease> version(String name) {
        return stored.stream().filter(release -> release.version().equals(name)).findFirst();
    }

    private static ProblemsException fault(String what, String advice) {
        return new ProblemsException(Problem.of(what, advice));
    }
}
