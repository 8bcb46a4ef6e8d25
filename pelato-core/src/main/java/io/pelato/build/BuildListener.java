package io.pelato.build;

import java.nio.file.Path;

/** Hears what a build does, as it does it. Calls may come from several threads. */
public interface BuildListener {

    /** The builder is known: a container engine or the tools on the machine, and why. */
    void builderChosen(String description);

    /** The builder's image is not there yet and is being built; the log grows as it goes. */
    void imageBuildStarted(String image, Path log);

    /** The builder's image is there now. */
    void imageBuilt(String image, long milliseconds);

    /** The component was compiled before, from the same sources by the same tools. */
    void reused(String componentName);

    /** The component was compiled. */
    void compiled(String componentName, long bytes, long milliseconds);
}
