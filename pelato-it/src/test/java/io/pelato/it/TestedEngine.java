package io.pelato.it;

import io.pelato.it.infra.Command;
import io.pelato.it.lattice.Tools;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The container engines that components are built with here, and questions to them. */
enum TestedEngine {
    DOCKER("docker"),
    PODMAN(Tools.script("podman").toString());

    private final String command;

    TestedEngine(String command) {
        this.command = command;
    }

    /** The engine's command. */
    String command() {
        return command;
    }

    /** The lines that a command of the engine prints. */
    List<String> lines(String... arguments) {
        List<String> line = new ArrayList<>(List.of(command));
        line.addAll(List.of(arguments));
        return run(line);
    }

    /** Gives this engine an image of another's, as a build server hands it to its machines. */
    void take(String image, TestedEngine from) {
        if (lines("images", "-q", image).isEmpty()) {
            run(List.of("bash", "-o", "pipefail", "-c", from.command + " save " + image + " | " + command + " load"));
        }
    }

    private static List<String> run(List<String> command) {
        return Command.in(Path.of(".")).run(command).lines().toList();
    }
}
