package io.pelato.it.bench;

import io.pelato.it.lattice.Folders;
import io.pelato.it.lattice.Lattice;
import io.pelato.it.lattice.Service;
import io.pelato.it.lattice.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the benchmark works, and what it runs Maven with.
 *
 * @param folder the folder of everything that it writes
 * @param repository the local Maven repository that holds the plugin
 * @param pluginVersion the plugin's version
 * @param lattice the running lattice
 */
record Workbench(Path folder, Path repository, String pluginVersion, Lattice lattice) {

    private static final Path BUILDER =
            Path.of("..", "pelato-templates", "src", "main", "resources", "io", "pelato", "templates", "builder");

    /** How many compiles run at once, here and in Pelato. */
    static final int CORES = Runtime.getRuntime().availableProcessors();

    /** A project of so many tasks. */
    SampleProject project(String name, int tasks, TaskCode code) {
        return SampleProject.write(folder, name, tasks, code, pluginVersion);
    }

    /** {@code mvn pelato:dev} on a project, in the background. */
    Service dev(SampleProject project) {
        List<String> command = new ArrayList<>(command(List.of("pelato:dev", "-Dpelato.dev.quiet")));
        command.addAll(List.of("-f", project.directory().toString()));
        return Service.start("dev", folder.resolve("logs"), Map.of("MAVEN_OPTS", ""), command);
    }

    /** Maven on a project, with a cache of the benchmark's own. */
    Program maven(SampleProject project, List<String> goals) {
        return new Program(project.directory(), command(goals), Map.of(), log("maven"));
    }

    private List<String> command(List<String> goals) {
        List<String> command = new ArrayList<>(List.of("mvn", "-B", "-ntp", "-Dmaven.repo.local=" + repository));
        command.add("-Dpelato.cache=" + cache());
        command.addAll(lattice.mavenArguments());
        command.addAll(goals);
        return command;
    }

    /** What {@code mvn validate} takes where there is nothing to validate. */
    double emptyMaven() {
        return Median.of(5, maven(SampleProject.writeEmpty(folder), List.of("validate"))::run);
    }

    /** The user's cache of compiled components and of the compiler. */
    private Path cache() {
        return folder.resolve("cache");
    }

    /** Empties the cache of components; the compiler keeps its own. */
    void forgetComponents() {
        Folders.delete(cache().resolve("components"));
    }

    /** Empties all caches. */
    void forgetAll() {
        Folders.delete(cache());
    }

    /** The same programs as Pelato's compiles use, without Pelato. */
    BareCompiler bareCompiler() {
        Path tinygo = Path.of(Tools.installed().path("compiler.path").split(":", -1)[0])
                .getParent();
        return new BareCompiler(
                tinygo, BUILDER.toAbsolutePath().normalize(), folder.resolve("bare"), log("tinygo"), Tools.installed());
    }

    /** A log file below the folder. */
    Path log(String name) {
        try {
            return Files.createDirectories(folder.resolve("logs")).resolve(name + ".log");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The program wash, where it is installed. */
    static Optional<Path> wash() {
        return List.of(System.getenv("PATH").split(":", -1)).stream()
                .map(folder -> Path.of(folder, "wash"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
