package io.pelato.maven;

/** The largest numbers that parameters take: beyond any use, and far from where arithmetic ends. */
final class Limits {

    /** Messages at once on a target; hosts keep a place in memory for each. */
    static final long INSTANCES = 10_000;

    /** A day. */
    static final long SECONDS = 86_400;

    /** Compiles at once. */
    static final long JOBS = 1_000;

    /** A petabyte. */
    static final long MEGABYTES = 1_000_000_000;

    /** Versions of a workflow; WADM has no room for so many. */
    static final long VERSIONS = 1_000;

    private Limits() {}
}
