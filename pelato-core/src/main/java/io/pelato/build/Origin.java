package io.pelato.build;

/** Where the component of a project came from. */
public enum Origin {
    /** It was compiled. */
    COMPILED,
    /** The user's own cache had it. */
    CACHE,
    /** The team's cache had it. */
    TEAM_CACHE,
    /** Another project of this build has the same code and type, and the two are one compile. */
    EQUAL_CODE
}
