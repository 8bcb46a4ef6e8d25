package io.pelato.it.bench.messages;

import io.pelato.it.bench.messages.MessagePathResult.Row;
import io.pelato.it.bench.process.HostProcess;
import io.pelato.it.bench.process.RunningProcess;
import io.pelato.it.lattice.Lattice;
import io.pelato.it.lattice.Side;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Measures the message path: components that send each message on, Pelato's beside ones written by hand, on the cloud's
 * host of a lattice. All are deployed with {@code mvn deploy} and stay loaded while they take turns.
 */
public final class MessagePath {

    private final Lattice lattice;
    private final ComponentProject components;

    /**
     * A measurement on a lattice.
     *
     * @param lattice where the components run
     * @param project the folder {@code bench-components/messages}; Maven writes its {@code target} there
     * @param plugin the local Maven repository that holds the plugin
     */
    public MessagePath(Lattice lattice, Path project, Path plugin) {
        this.lattice = lattice;
        this.components = new ComponentProject(lattice, project, plugin);
    }

    /**
     * Deploys the components, measures, and takes them away. It takes some minutes, and all cores.
     *
     * @throws IllegalStateException when Maven fails, or a message does not come out whole
     */
    public MessagePathResult measure() throws IOException, InterruptedException {
        components.deploy();
        try {
            String natsUrl = lattice.natsUrl(Side.CLOUD);
            return new MessagePathResult(rows(natsUrl), GuestShares.counted(natsUrl, Body.MEASURED));
        } finally {
            components.undeploy();
        }
    }

    private static List<Row> rows(String natsUrl) throws IOException, InterruptedException {
        Map<Component, MessageLine> lines = new EnumMap<>(Component.class);
        try {
            for (Component component : Component.values()) {
                lines.put(component, MessageLine.through(component, natsUrl));
            }
            RunningProcess host = HostProcess.of(Side.CLOUD);
            List<Row> rows = new ArrayList<>();
            for (Body body : Body.MEASURED) {
                rows.addAll(Turns.taken(body, lines, host));
            }
            return rows;
        } finally {
            for (MessageLine line : lines.values()) {
                line.close();
            }
        }
    }
}
