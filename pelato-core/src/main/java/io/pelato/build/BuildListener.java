package io.pelato.build;

import io.pelato.problem.Problem;
import java.nio.file.Path;

/** Hears what a build does, as it does it. Calls may come from several threads. */
public interface BuildListener {

    /** The builder is known: a container engine or the tools on the machine, and why. */
    void builderChosen(String description);

    /** The builder's image is not there yet and is being built; the log grows as it goes. */
    void imageBuildStarted(String image, Path log);

    /** The builder's image is there now. */
    void imageBuilt(String image, long milliseconds);

    /** A component is in its place; others may still be compiled. */
    void arrived(Arrival arrival);

    /** The user's cache could not be kept as small as it should be, and the build goes on. */
    void cacheNotTrimmed(Problem problem);

    /** The team's cache cannot be used for something, and the build goes on without it. */
    void teamCacheFailed(Problem problem);
}
