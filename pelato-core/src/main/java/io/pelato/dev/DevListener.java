package io.pelato.dev;

import java.nio.file.Path;

/** Is told how a lattice on this machine starts and stops. */
public interface DevListener {

    /** An engine that is installed cannot be used for the given reason; another is taken. */
    default void passedOver(String reason, String taken) {}

    /** The engine is asked to start what does not run yet; its output goes to the log. */
    default void starting(Path composeFile, Path log) {}

    /** Everything answers. */
    default void started(long milliseconds) {}

    /** Nothing of it runs any more. */
    default void stopped() {}
}
