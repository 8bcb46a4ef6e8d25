package io.pelato.registry;

/**
 * The name of an image in a registry.
 *
 * @param host the registry's host, with its port where the user gave one
 * @param repository the path in the registry
 * @param tag the version
 */
record ImageName(String host, String repository, String tag) {

    /** The name with the digest that pins it. */
    String pinned(String digest) {
        return this + "@" + digest;
    }

    @Override
    public String toString() {
        return host + "/" + repository + ":" + tag;
    }
}
