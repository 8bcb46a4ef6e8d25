package io.pelato.it.bench.resources;

import io.pelato.it.bench.messages.MessageLine;
import java.io.IOException;

/** Lines through the tasks of the project {@code bench-components/resources}. */
final class ResourceLine {

    private ResourceLine() {}

    /** A line through this task, out of which messages come. */
    static MessageLine through(String task, String natsUrl) throws IOException, InterruptedException {
        MessageLine line =
                MessageLine.between("resources_bench." + task + ".in", "resources_bench." + task + ".out", natsUrl);
        line.awaitOpen();
        return line;
    }
}
