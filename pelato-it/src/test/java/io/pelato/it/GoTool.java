package io.pelato.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pelato.it.lattice.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Go's own program, as a user has it. */
public final class GoTool {

    private GoTool() {}

    /** What it says in a folder; it must end well. */
    public static String run(Path folder, String... arguments) throws IOException, InterruptedException {
        Path log = Files.createTempFile("go", ".log");
        List<String> command =
                Stream.concat(Stream.of("go"), Stream.of(arguments)).toList();
        var go = new ProcessBuilder(command).directory(folder.toFile());
        go.environment().putAll(Tools.installed().buildEnvironment());
        int exit = go.redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        String said = Files.readString(log);
        Files.delete(log);
        assertThat(exit).as(said).isZero();
        return said;
    }
}
