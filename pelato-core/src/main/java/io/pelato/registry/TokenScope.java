package io.pelato.registry;

/**
 * What a token is for.
 *
 * @param repository the repository; empty for the registry as a whole
 * @param access what may be done there, such as {@code pull,push}
 */
record TokenScope(String repository, String access) {

    /** As the token specification of the registry's interface writes it. */
    @Override
    public String toString() {
        return repository.isEmpty() ? "" : "repository:" + repository + ":" + access;
    }
}
