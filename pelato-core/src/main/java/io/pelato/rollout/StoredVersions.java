package io.pelato.rollout;

import io.pelato.application.Application;
import io.pelato.lattice.Wadm;
import io.pelato.manifest.StoredManifest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What WADM stores of an application. */
final class StoredVersions {

    private StoredVersions() {}

    /** The application in all its versions, in the order in which they were put. */
    static List<Application> of(Wadm wadm, String application) {
        return releases(wadm, application).stream()
                .map(StoredRelease::application)
                .toList();
    }

    /** All that is stored of an application, in the same order; nothing where WADM does not know it. */
    static List<StoredRelease> releases(Wadm wadm, String application) {
        return wadm.applications().stream()
                .filter(stored -> stored.name().equals(application))
                .findFirst()
                .map(stored -> releases(wadm, stored))
                .orElse(List.of());
    }

    /** The same of one that WADM is known to store. */
    static List<StoredRelease> releases(Wadm wadm, Wadm.Stored stored) {
        List<StoredRelease> releases = new ArrayList<>();
        for (String version : wadm.versions(stored.name())) {
            wadm.manifest(stored.name(), version)
                    .ifPresent(json -> releases.add(
                            release(version, stored.deployedVersion().equals(Optional.of(version)), json)));
        }
        return List.copyOf(releases);
    }

    private static StoredRelease release(String version, boolean deployed, String json) {
        StoredManifest manifest = StoredManifest.read(json);
        return new StoredRelease(
                version,
                deployed ? StoredRelease.State.DEPLOYED : StoredRelease.State.STORED,
                manifest.application(),
                manifest.notes(),
                json.getBytes(StandardCharsets.UTF_8).length);
    }

    /** One version of an application, if WADM stores it. */
    static Optional<StoredManifest> manifest(Wadm wadm, String application, String version) {
        return wadm.manifest(application, version).map(StoredManifest::read);
    }
}
