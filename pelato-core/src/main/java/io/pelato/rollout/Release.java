package io.pelato.rollout;

import io.pelato.application.Application;
import io.pelato.application.HeldConfig;
import io.pelato.application.Keeping;
import io.pelato.application.StoredKeeping;
import io.pelato.manifest.CheckedManifest;
import io.pelato.manifest.ReleaseNotes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A version of an application that is to run.
 *
 * @param version its name
 * @param application what runs where
 * @param manifest what WADM is sent; absent where it stores the version already, and that is meant
 * @param held the secret configurations that the application names, with their values; none of a stored version, whose
 *     secrets are in the lattice
 * @param keeping what is to be kept of the messages, if anything is
 * @param notes what is noted of it, asked for only when it is sent
 * @param terms under which it may be sent, and what becomes of others
 */
public record Release(
        String version,
        Application application,
        Optional<CheckedManifest> manifest,
        List<HeldConfig> held,
        Optional<Keeping> keeping,
        Supplier<ReleaseNotes> notes,
        ReleaseTerms terms) {

    /** A version that is rendered and checked. */
    public static Release of(
            CheckedManifest manifest,
            List<HeldConfig> held,
            Optional<Keeping> keeping,
            Supplier<ReleaseNotes> notes,
            ReleaseTerms terms) {
        return new Release(
                manifest.version(), manifest.application(), Optional.of(manifest), held, keeping, notes, terms);
    }

    /** The same, with the hosts that answer added to its notes. */
    Release noting(Map<String, List<String>> seen) {
        return new Release(
                version, application, manifest, held, keeping, () -> notes.get().withSeen(seen), terms);
    }

    /** A version that WADM stores. None is deleted for it, so that however many may be stored says nothing. */
    static Release again(StoredRelease stored, Admission admission) {
        return new Release(
                stored.version(),
                stored.application(),
                Optional.empty(),
                List.of(),
                StoredKeeping.of(stored.application()),
                ReleaseNotes::none,
                new ReleaseTerms(Optional.empty(), ReleaseTerms.USUALLY_KEPT, ReleaseTerms.OnFailure.KEEP, admission));
    }
}
