package io.pelato.it.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A folder with a compose file, run under a project name of its own. */
final class Compose implements AutoCloseable {
    private final Command command;
    private final String project;

    Compose(Path folder, String project, Map<String, String> environment) {
        this.project = project;
        this.command = Command.in(folder)
                .with("DOCKER_CONFIG", configuration().toString())
                .with(environment)
                .with("COMPOSE_PROJECT_NAME", project);
    }

    /** A folder for the docker CLI in which it finds compose as its plugin. */
    static Path configuration() {
        try {
            Path folder = Path.of("target", "docker-config").toAbsolutePath();
            Path plugin = Files.createDirectories(folder.resolve("cli-plugins")).resolve("docker-compose");
            if (Files.notExists(plugin)) {
                Files.createSymbolicLink(plugin, Path.of(Infra.tool("docker-compose")));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String run(String... words) {
        List<String> all = new ArrayList<>(List.of("docker", "compose"));
        all.addAll(List.of(words));
        return command.run(all);
    }

    /** Runs a program of the folder with the same project. */
    String script(String... words) {
        return command.run(words);
    }

    void up() {
        try {
            run("up", "--detach", "--wait", "--quiet-pull");
        } catch (AssertionError e) {
            throw new AssertionError(
                    e.getMessage() + "\n" + run("ps", "--all") + "\n" + run("logs", "--tail", "30"), e);
        }
    }

    String container(String service) {
        return run("ps", "--all", "--quiet", service);
    }

    List<String> containers() {
        return run("ps", "--all", "--quiet").lines().toList();
    }

    String project() {
        return project;
    }

    @Override
    public void close() {
        run("down", "--volumes", "--timeout", "2");
    }
}
