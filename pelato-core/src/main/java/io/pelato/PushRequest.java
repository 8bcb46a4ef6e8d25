package io.pelato;

import io.pelato.registry.RegistryAccess;
import io.pelato.registry.TagPolicy;

/**
 * Where to push what was built.
 *
 * @param project the project
 * @param registry the registry, and how to be let in
 * @param tags what to do where a version names another image there
 * @param proofs what goes along with the images
 */
public record PushRequest(Project project, RegistryAccess registry, TagPolicy tags, Proofs proofs) {

    /** A push of images alone. */
    public PushRequest(Project project, RegistryAccess registry, TagPolicy tags) {
        this(project, registry, tags, Proofs.none());
    }

    /** A push that may move a version to what was built, which is told. */
    public PushRequest(Project project, RegistryAccess registry) {
        this(project, registry, TagPolicy.WARN);
    }
}
