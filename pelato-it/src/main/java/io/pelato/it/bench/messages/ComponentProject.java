package io.pelato.it.bench.messages;

import io.pelato.it.lattice.Lattice;
import io.pelato.it.lattice.Tools;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A Maven project of components that are measured on a lattice.
 *
 * @param lattice where they run
 * @param folder the project's folder; Maven writes its {@code target} there
 * @param plugin the local Maven repository that holds the plugin
 */
public record ComponentProject(Lattice lattice, Path folder, Path plugin) {

    /**
     * Compiles the components and has them run.
     *
     * @throws IllegalStateException when Maven fails
     */
    public void deploy() throws IOException, InterruptedException {
        maven("deploy");
    }

    /**
     * Takes the components away.
     *
     * @param settings system properties, such as {@code pelato.forget}
     * @throws IllegalStateException when Maven fails
     */
    public void undeploy(String... settings) throws IOException, InterruptedException {
        maven("pelato:undeploy", settings);
    }

    private void maven(String goal, String... settings) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("mvn", "-B", "-ntp", "-q", "-Dmaven.repo.local=" + plugin, goal));
        command.addAll(lattice.mavenArguments());
        command.add("-Dpelato.builder=local");
        command.add("-Dpelato.nats.domain=" + Lattice.JETSTREAM_DOMAIN);
        for (String setting : settings) {
            command.add("-D" + setting);
        }
        var builder = new ProcessBuilder(command).directory(folder.toFile()).inheritIO();
        builder.environment().putAll(Tools.installed().buildEnvironment());
        builder.environment().remove("MAVEN_OPTS");
        int exit = builder.start().waitFor();
        if (exit != 0) {
            throw new IllegalStateException("mvn " + goal + " in " + folder + " ended with exit code " + exit);
        }
    }
}
