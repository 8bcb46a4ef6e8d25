package io.pelato.maven;

import io.pelato.problem.Redaction;

/**
 * A parameter that is a server's URL, which may hold a login: Maven prints every parameter with {@code -X} by its
 * {@code toString}, so this one hides that part. Only {@link ParameterConverter} makes one.
 */
public final class ServerUrl {

    private final String url;

    ServerUrl(String url) {
        this.url = url;
    }

    /** The URL as it was given. */
    String whole() {
        return url;
    }

    @Override
    public String toString() {
        return Redaction.ofUrl(url);
    }
}
