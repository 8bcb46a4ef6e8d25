package io.pelato.build;

import io.pelato.machine.ProgramRun;
import io.pelato.machine.Programs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A container engine, spoken to through its command line, so that contexts, rootless set-ups and credential helpers
 * work as they do in the user's shell.
 */
public final class ContainerEngine {

    private static final List<String> USUAL = List.of("docker", "podman");
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final Duration IMAGE = Duration.ofHours(1);

    private final String command;
    private final Kind kind;

    private ContainerEngine(String command, Kind kind) {
        this.command = command;
        this.kind = kind;
    }

    private enum Kind {
        DOCKER,
        DOCKER_ROOTLESS,
        PODMAN,
        PODMAN_ROOTLESS
    }

    /** What asking an engine brought: the engine, or why there is none. */
    record Found(Optional<ContainerEngine> engine, String reason) {}

    /**
     * What looking for an engine brought.
     *
     * @param engine the first that answers
     * @param reasons why each one before it was not taken
     * @param passedOver those of the reasons that somebody would wonder about, who has that engine
     */
    public record Search(Optional<ContainerEngine> engine, List<String> reasons, List<String> passedOver) {}

    /** Looks for the engine of a command, or of the usual ones. */
    public static Search search(Optional<String> named) {
        List<String> reasons = new ArrayList<>();
        List<String> passedOver = new ArrayList<>();
        for (String command : named.map(List::of).orElse(USUAL)) {
            Found found = find(command);
            if (found.engine().isPresent()) {
                return new Search(found.engine(), reasons, passedOver);
            }
            reasons.add(found.reason());
            if (named.isPresent() || Programs.onPath(command)) {
                passedOver.add(found.reason());
            }
        }
        return new Search(Optional.empty(), reasons, passedOver);
    }

    /** Asks whether an engine answers under this command. */
    static Found find(String command) {
        ProgramRun version = Programs.run(List.of(command, "--version"), ANSWER);
        if (!version.succeeded()) {
            return new Found(Optional.empty(), "`" + command + "` cannot be started: " + version.said());
        }
        ProgramRun info = Programs.run(List.of(command, "info"), ANSWER);
        if (!info.succeeded()) {
            return new Found(Optional.empty(), "`" + command + " info` finds no engine: " + info.said());
        }
        return new Found(Optional.of(new ContainerEngine(command, kind(version.output(), info.output()))), "");
    }

    private static Kind kind(String version, String info) {
        if (version.toLowerCase(Locale.ROOT).contains("podman")) {
            return info.contains("rootless: true") ? Kind.PODMAN_ROOTLESS : Kind.PODMAN;
        }
        return info.contains("rootless") ? Kind.DOCKER_ROOTLESS : Kind.DOCKER;
    }

    /** The command that it answers to. */
    public String command() {
        return command;
    }

    boolean hasImage(String image) {
        return Programs.run(List.of(command, "image", "inspect", image), ANSWER).succeeded();
    }

    ProgramRun buildImage(String image, Path context, Path log) {
        return Programs.run(List.of(command, "build", "-t", image, context.toString()), IMAGE, log);
    }

    /**
     * The command that runs an image's program, as the calling user and without a network, in a container that lives as
     * long as its input stays open.
     *
     * @param environment variables, each as {@code NAME=VALUE}
     */
    public List<String> runCommand(String image, List<Mount> mounts, List<String> environment) {
        List<String> line = run("none", mounts, environment);
        line.add(image);
        return line;
    }

    /** The command that runs another program of an image, with the network of this machine and its proxies. */
    List<String> onlineCommand(String image, List<Mount> mounts, List<String> environment, List<String> program) {
        return another(run("host", mounts, environment), image, program);
    }

    /** The same without a network. */
    List<String> offlineCommand(String image, List<Mount> mounts, List<String> environment, List<String> program) {
        return another(run("none", mounts, environment), image, program);
    }

    private static List<String> another(List<String> line, String image, List<String> program) {
        line.addAll(List.of("--entrypoint", program.get(0), image));
        line.addAll(program.subList(1, program.size()));
        return line;
    }

    private List<String> run(String network, List<Mount> mounts, List<String> environment) {
        List<String> line = new ArrayList<>(apart());
        line.addAll(List.of(command, "run", "--rm", "-i", "--network", network, "--label", "io.pelato=builder"));
        line.addAll(kindOptions());
        mounts.forEach(mount -> line.addAll(List.of("--mount", mount.argument())));
        environment.forEach(variable -> line.addAll(List.of("-e", variable)));
        return line;
    }

    // Ctrl-C reaches every program of the terminal's group, and an engine's client that it hits between making the
    // container and starting it leaves the container behind. Apart from the group, it finds its input closed instead.
    private static List<String> apart() {
        return Programs.onPath("setsid") ? List.of("setsid") : List.of();
    }

    // A rootless engine maps the container's root to the calling user; with another user the output would be foreign.
    // Podman knows keep-id only where it is rootless, and has an --init only where somebody installed one.
    private List<String> kindOptions() {
        return switch (kind) {
            case DOCKER -> as("--init");
            case DOCKER_ROOTLESS -> List.of("--init");
            case PODMAN -> as("--security-opt", "label=disable");
            case PODMAN_ROOTLESS -> as("--security-opt", "label=disable", "--userns", "keep-id");
        };
    }

    private static List<String> as(String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        CallingUser.ids().ifPresent(ids -> all.addAll(List.of("--user", ids)));
        return all;
    }

    /** A folder or file of the machine inside the container. */
    public record Mount(Path folder, String inside, Access access) {

        /** What the container may do with a folder. */
        public enum Access {
            /** It reads. */
            READ,
            /** It reads and writes. */
            WRITE
        }

        // Unlike -v, this form takes a colon in a path. It is a line of CSV, so a field is quoted where it has to be.
        private String argument() {
            return "type=bind," + field("source=" + folder.toAbsolutePath()) + ",target=" + inside
                    + (access == Access.READ ? ",readonly" : "");
        }

        private static String field(String text) {
            return text.contains(",") || text.contains("\"") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
        }
    }
}
