package io.pelato.it.demo;

import io.pelato.it.lattice.Lattice;
import io.pelato.it.lattice.Postgres;
import io.pelato.it.lattice.Questions;
import io.pelato.it.lattice.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** All that runs during the demo. */
record Stage(Lattice lattice, Postgres postgres, ExampleProject example) implements AutoCloseable {

    static Stage set(Lattice lattice, Postgres postgres, Path project, Path plugin) throws IOException {
        postgres.execute(Files.readString(project.resolve("schema.sql")));
        return new Stage(lattice, postgres, new ExampleProject(project, plugin, lattice, postgres));
    }

    /** Waits until each of the readings has a row, and tells how many have when the time is over. */
    Outcome awaitRows(Set<String> ids, long seconds) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        Set<String> found = found(ids);
        while (found.size() < ids.size() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(200);
            found = found(ids);
        }
        return new Outcome(ids.size(), found.size());
    }

    /**
     * Waits until both hosts run the workflow. WADM forgets an application that is taken away while it starts it on a
     * host that came back just then, and what it started stays.
     */
    void awaitBothHosts(long seconds) throws InterruptedException {
        var questions = new Questions(lattice.natsUrl(Side.CLOUD));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (questions.inventories().stream()
                        .filter(inventory -> inventory.contains("\"temperature-pelato_messaging\"")
                                && inventory.contains("\"temperature-data_aggregation\""))
                        .count()
                < 2) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The workflow is not back on both hosts after " + seconds + " s");
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    List<String> newestRows(int count) {
        return postgres.query(
                "select concat_ws('  ', sensor, taken_at, 'mean ' || mean, 'least ' || least, 'most ' || most)"
                        + " from readings order by taken_at desc, id limit " + count);
    }

    String howToUse() {
        return String.join(
                "\n",
                "The lattice stays up until you press Ctrl-C. In examples/temperature:",
                "  " + example.commandLine("deploy"),
                "  " + example.commandLine("pelato:status"),
                "NATS of the cloud: " + lattice.natsUrl(Side.CLOUD) + ", of the edge: " + lattice.natsUrl(Side.EDGE),
                "Registry: " + lattice.registry() + "  PostgreSQL: 127.0.0.1:" + postgres.port()
                        + ", database and user " + Postgres.NAME,
                "Logs: " + lattice.logs());
    }

    private Set<String> found(Set<String> ids) {
        Set<String> found = new HashSet<>(postgres.query("select id from readings"));
        found.retainAll(ids);
        return found;
    }

    @Override
    public void close() {
        postgres.close();
        lattice.close();
    }
}
