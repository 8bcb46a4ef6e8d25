package io.pelato.build;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A container engine, spoken to through its command line, so that contexts, rootless set-ups and credential helpers
 * work as they do in the user's shell.
 */
final class ContainerEngine {

    private static final long ANSWER_SECONDS = 20;
    private static final long IMAGE_SECONDS = 3600;

    private final String command;
    private final Kind kind;

    private ContainerEngine(String command, Kind kind) {
        this.command = command;
        this.kind = kind;
    }

    private enum Kind {
        DOCKER,
        DOCKER_ROOTLESS,
        PODMAN
    }

    /** What asking an engine brought: the engine, or why there is none. */
    record Found(Optional<ContainerEngine> engine, String reason) {}

    /** Asks whether an engine answers under this command. */
    static Found find(String command) {
        Command.Outcome version = Command.run(List.of(command, "--version"), ANSWER_SECONDS);
        if (!version.succeeded()) {
            return new Found(Optional.empty(), "`" + command + "` cannot be started: " + lastLine(version.output()));
        }
        Command.Outcome info = Command.run(List.of(command, "info"), ANSWER_SECONDS);
        if (!info.succeeded()) {
            return new Found(Optional.empty(), "`" + command + " info` finds no engine: " + lastLine(info.output()));
        }
        Kind kind = version.output().toLowerCase(Locale.ROOT).contains("podman")
                ? Kind.PODMAN
                : info.output().contains("rootless") ? Kind.DOCKER_ROOTLESS : Kind.DOCKER;
        return new Found(Optional.of(new ContainerEngine(command, kind)), "");
    }

    String command() {
        return command;
    }

    boolean hasImage(String image) {
        return Command.run(List.of(command, "image", "inspect", image), ANSWER_SECONDS)
                .succeeded();
    }

    Command.Outcome buildImage(String image, Path context, Path log) {
        return Command.run(List.of(command, "build", "-t", image, context.toString()), IMAGE_SECONDS, log);
    }

    /** The command that runs an image's program in a container that lives as long as its input stays open. */
    List<String> runCommand(String image, List<Mount> mounts, List<String> environment) {
        List<String> line = new ArrayList<>(apart());
        line.addAll(
                List.of(command, "run", "--rm", "-i", "--init", "--network", "none", "--label", "io.pelato=builder"));
        line.addAll(user());
        mounts.forEach(mount -> line.addAll(List.of("-v", mount.argument())));
        environment.forEach(variable -> line.addAll(List.of("-e", variable)));
        line.add(image);
        return line;
    }

    // Ctrl-C reaches every program of the terminal's group, and an engine's client that it hits between making the
    // container and starting it leaves the container behind. Apart from the group, it finds its input closed instead.
    private static List<String> apart() {
        return Command.onPath("setsid") ? List.of("setsid") : List.of();
    }

    // A rootless engine maps the container's root to the calling user; with another user the output would be foreign.
    private List<String> user() {
        return switch (kind) {
            case DOCKER -> CallingUser.ids().map(ids -> List.of("--user", ids)).orElse(List.of());
            case DOCKER_ROOTLESS -> List.of();
            case PODMAN ->
                CallingUser.ids()
                        .map(ids -> List.of("--userns", "keep-id", "--security-opt", "label=disable", "--user", ids))
                        .orElse(List.of());
        };
    }

    private static String lastLine(String output) {
        return output.lines()
                .filter(line -> !line.isBlank())
                .reduce((first, second) -> second)
                .map(String::strip)
                .orElse("no output");
    }

    /** A folder of the machine inside the container. */
    record Mount(Path folder, String inside, Access access) {
        enum Access {
            READ,
            WRITE
        }

        private String argument() {
            return folder.toAbsolutePath() + ":" + inside + (access == Access.READ ? ":ro" : "");
        }
    }
}
