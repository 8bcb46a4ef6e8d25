package io.pelato.it;

import io.pelato.it.infra.Command;
import io.pelato.it.lattice.Tools;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Go's own program, as a user has it. */
public final class GoTool {

    private GoTool() {}

    /** What it says in a folder; it must end well. */
    public static String run(Path folder, String... arguments) {
        List<String> command =
                Stream.concat(Stream.of("go"), Stream.of(arguments)).toList();
        return Command.in(folder).with(Tools.installed().buildEnvironment()).run(command);
    }
}
