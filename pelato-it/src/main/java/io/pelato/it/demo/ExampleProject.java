package io.pelato.it.demo;

import io.pelato.it.lattice.Lattice;
import io.pelato.it.lattice.Postgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The example's Maven project, with what it needs to know of the lattice. */
final class ExampleProject {

    private final Path directory;
    private final List<String> settings = new ArrayList<>();

    ExampleProject(Path directory, Path plugin, Lattice lattice, Postgres postgres) {
        this.directory = directory;
        settings.add("-Dmaven.repo.local=" + plugin);
        settings.addAll(lattice.mavenArguments());
        settings.add("-Dpelato.nats.domain=" + Lattice.JETSTREAM_DOMAIN);
        settings.add("-Ddb.host=127.0.0.1");
        settings.add("-Ddb.port=" + postgres.port());
    }

    /** Runs a goal, as its output on ours. */
    void maven(String goal) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("mvn", "-B", "-ntp"));
        command.addAll(settings);
        command.add(goal);
        var builder = new ProcessBuilder(command).directory(directory.toFile()).inheritIO();
        builder.environment().put("TEMPERATURE_DB_PASSWORD", Postgres.PASSWORD);
        builder.environment().remove("MAVEN_OPTS");
        int exit = builder.start().waitFor();
        if (exit != 0) {
            throw new IllegalStateException("mvn " + goal + " ended with exit code " + exit);
        }
    }

    /** The command to type for a goal. */
    String commandLine(String goal) {
        return "TEMPERATURE_DB_PASSWORD=... mvn " + String.join(" ", settings) + " " + goal;
    }
}
