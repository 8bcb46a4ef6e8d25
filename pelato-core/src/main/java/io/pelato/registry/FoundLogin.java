package io.pelato.registry;

/**
 * A login and where it was found.
 *
 * @param login the login
 * @param source the place, for people
 */
record FoundLogin(Login login, String source) {

    /** What docker and podman write as the user where the secret is a refresh token. */
    private static final String REFRESH_TOKEN_USER = "<token>";

    boolean isRefreshToken() {
        return login.user().equals(REFRESH_TOKEN_USER);
    }

    @Override
    public String toString() {
        return "user \"" + login.user() + "\" from " + source;
    }
}
