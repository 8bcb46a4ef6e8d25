package io.pelato.it.maven;

/**
 * How a run of Maven ended.
 *
 * @param exitCode Maven's exit code
 * @param output all that it said
 */
public record MavenResult(int exitCode, String output) {

    /** The same result, if Maven ended well. */
    public MavenResult succeeded() {
        if (exitCode != 0) {
            throw new AssertionError("Maven ended with exit code " + exitCode + ":\n" + output);
        }
        return this;
    }

    /** The same result, if Maven ended with a failure. */
    public MavenResult failed() {
        if (exitCode == 0) {
            throw new AssertionError("Maven should have failed:\n" + output);
        }
        return this;
    }
}
