package io.pelato.build;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Where the compile program runs: in a container or on this machine. */
sealed interface Toolchain permits ContainerToolchain, LocalToolchain {

    /** What people read about it: the engine and image, or the tools. */
    String description();

    /** Tells tool versions apart: components of two toolchains with one identity are the same bytes. */
    String identity();

    /** Makes everything ready that the compile program needs. */
    void prepare(BuildListener listener);

    /** How to start the compile program. */
    Start start(Path sources, Path output, Path cache, int jobs);

    /**
     * The command that runs Go with the network: nothing but fetching modules does that.
     *
     * @param project the folder that Go works in, with a go.mod
     * @param modules the module cache that it fills
     */
    List<String> onlineGo(Path project, Path modules, List<String> arguments);

    /**
     * The command that runs Go without a network, on code that it only reads.
     *
     * @param module the folder that Go works in, with a go.mod
     * @param modules the module cache
     * @param kept a folder for what Go keeps between runs
     */
    List<String> offlineGo(Path module, Path modules, Path kept, List<String> arguments);

    /** The end of a description: why what the user may have expected was not taken. */
    static String because(List<String> passedOver) {
        return passedOver.isEmpty() ? "" : ", because " + String.join(", and ", passedOver);
    }

    /** A command and the variables it needs. */
    record Start(List<String> command, Map<String, String> environment) {}
}
