package io.pelato.it;

import io.pelato.it.lattice.Ports;
import io.pelato.it.lattice.Service;
import io.pelato.it.lattice.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A real NATS server of a test's own, with the access rules of its choice. */
record NatsServer(String host, Service service) implements AutoCloseable {

    private static final String ADDRESS = "127.0.0.1";
    private static final int READY_SECONDS = 60;

    /** A server that nothing else is connected with. */
    static NatsServer alone(Path directory) {
        return start("nats-server", directory, "").awaitLog("Server is ready");
    }

    /** A server with these lines in its configuration. */
    static NatsServer with(Path directory, String rules) {
        return start("nats-server", directory, rules).awaitLog("Server is ready");
    }

    /** A server with access rules, lines of its configuration; nothing else is connected with it. */
    static NatsServer withRules(Path directory, String rules) {
        return start("nats-server", directory, rules).awaitLog("Server is ready");
    }

    /** A server with JetStream, of a version that does not repeat scheduled messages; nothing else is connected with it. */
    static NatsServer old(Path directory) {
        return start("old-nats-server", directory, "jetstream { store_dir: \"" + directory.resolve("data") + "\" }\n")
                .awaitLog("Server is ready");
    }

    /**
     * A door to a lattice: a leaf of its NATS server, with access rules of its own.
     *
     * @param rules lines of the server's configuration
     * @param leafUrl where the lattice takes leaf nodes
     * @param account the account that sees the lattice, as a line of the remote's settings; empty for the only one
     */
    static NatsServer door(Path directory, String rules, String leafUrl, String account) {
        return start(
                        "nats-server",
                        directory,
                        rules + "\nleafnodes { remotes: [ { url: \"" + leafUrl + "\" " + account + " } ] }\n")
                .awaitLog("Leafnode connection created");
    }

    private static NatsServer start(String program, Path directory, String rules) {
        int port = Ports.free(List.of(ADDRESS));
        try {
            Files.createDirectories(directory);
            Path config = Files.writeString(
                    directory.resolve("nats.conf"), "listen: \"" + ADDRESS + ":" + port + "\"\n" + rules);
            Service service = Service.start(
                    "nats",
                    directory.resolve("logs"),
                    Map.of(),
                    List.of(Tools.installed().path(program), "-c", config.toString()));
            return new NatsServer(ADDRESS + ":" + port, service);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private NatsServer awaitLog(String text) {
        try {
            service.awaitLog(text, READY_SECONDS);
            return this;
        } catch (RuntimeException e) {
            service.close();
            throw e;
        }
    }

    @Override
    public void close() {
        service.close();
    }
}
