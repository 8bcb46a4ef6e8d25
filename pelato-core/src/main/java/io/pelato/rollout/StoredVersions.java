package io.pelato.rollout;

import io.pelato.application.Application;
import io.pelato.lattice.Wadm;
import io.pelato.manifest.ManifestReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What WADM stores of an application. */
final class StoredVersions {

    private static final Path STORED = Path.of("the manifest that WADM stores");

    private StoredVersions() {}

    /** The application in all its versions, in the order in which they were put. */
    static List<Application> of(Wadm wadm, String application) {
        return wadm.versions(application).stream()
                .flatMap(version -> of(wadm, application, version).stream())
                .toList();
    }

    /** The application in one version, if WADM stores it. */
    static Optional<Application> of(Wadm wadm, String application, String version) {
        return wadm.manifest(application, version).map(manifest -> ManifestReader.read(manifest, STORED));
    }
}
