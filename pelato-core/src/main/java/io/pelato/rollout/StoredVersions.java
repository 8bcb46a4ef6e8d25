package io.pelato.rollout;

import io.pelato.application.Application;
import io.pelato.lattice.Wadm;
import io.pelato.manifest.StoredManifest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What WADM stores of an application. */
final class StoredVersions {

    private StoredVersions() {}

    /** The application in all its versions, in the order in which they were put. */
    static List<Application> of(Wadm wadm, String application) {
        return List.copyOf(byVersion(wadm, application).values());
    }

    /** The same, by version. */
    static Map<String, Application> byVersion(Wadm wadm, String application) {
        Map<String, Application> versions = new LinkedHashMap<>();
        for (String version : wadm.versions(application)) {
            of(wadm, application, version).ifPresent(stored -> versions.put(version, stored));
        }
        return versions;
    }

    /** The application in one version, if WADM stores it. */
    static Optional<Application> of(Wadm wadm, String application, String version) {
        return wadm.manifest(application, version).map(StoredManifest::read).map(StoredManifest::application);
    }
}
