package io.pelato.it.demo;

import io.pelato.it.lattice.Folders;
import io.pelato.it.lattice.Lattice;
import io.pelato.it.lattice.Postgres;
import io.pelato.it.lattice.Side;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Runs the example {@code temperature}: starts a lattice and a PostgreSQL, deploys with Maven, lets devices on the edge
 * publish readings beside those that the schedule makes, kills the edge's host among them, and looks for a row for each.
 */
public final class Demo {

    private static final String TOPIC = "temp_sensor";
    private static final int DEVICES = 20;
    private static final int READINGS_EACH = 50;
    private static final int SCHEDULED = 3;
    private static final int ROWS_SHOWN = 5;
    private static final int SECONDS = 120;

    private final Path repository;
    private final Path plugin;
    private final PrintStream out;

    private Demo(Path repository, Path plugin, PrintStream out) {
        this.repository = repository;
        this.plugin = plugin;
        this.out = out;
    }

    /**
     * Runs the demo and exits with 0 if nothing was lost.
     *
     * @param arguments the repository's folder, the local Maven repository that holds the plugin, then {@code --keep} to
     *     leave the lattice up until Ctrl-C
     */
    public static void main(String[] arguments) throws Exception {
        List<String> words = List.of(arguments);
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var demo = new Demo(Path.of(words.get(0)).toRealPath(), Path.of(words.get(1)), out);
        System.exit(words.contains("--keep") ? demo.runAndStay() : demo.run());
    }

    private int run() throws IOException, InterruptedException {
        Outcome outcome;
        try (Stage stage = start()) {
            outcome = play(stage);
            stage.example().maven("pelato:undeploy");
        }
        out.println(outcome);
        return outcome.exitCode();
    }

    private int runAndStay() throws IOException, InterruptedException {
        Stage stage = start();
        Runtime.getRuntime().addShutdownHook(new Thread(stage::close));
        Outcome outcome = play(stage);
        out.println(stage.howToUse());
        out.println(outcome);
        new CountDownLatch(1).await();
        return outcome.exitCode();
    }

    private Stage start() throws IOException {
        Path work = repository.resolve("pelato-it/target/demo");
        Folders.delete(work);
        out.println("Starting a lattice: registry, NATS of cloud and edge, WADM, two wasmCloud hosts, PostgreSQL");
        Lattice lattice = Lattice.startWithoutProviders(work);
        try {
            return Stage.set(
                    lattice, Postgres.start(lattice.logs()), repository.resolve("examples/temperature"), plugin);
        } catch (RuntimeException e) {
            lattice.close();
            throw e;
        }
    }

    private Outcome play(Stage stage) throws IOException, InterruptedException {
        out.println("Deploying examples/temperature with `mvn deploy`");
        stage.example().maven("deploy");
        Lattice lattice = stage.lattice();
        try (var taken = Readings.of(lattice.natsUrl(Side.CLOUD), "PELATO_temperature_cloud", TOPIC)) {
            out.println(DEVICES + " devices on the edge publish " + READINGS_EACH
                    + " readings each; the schedule makes one" + " a second");
            new Devices(DEVICES, READINGS_EACH).publish(lattice.natsUrl(Side.EDGE), TOPIC, () -> {
                out.println("The edge's host is killed now, with all that it works on");
                lattice.killEdgeHost();
            });
            out.println("The edge's host starts again");
            lattice.startEdgeHost();
            stage.awaitBothHosts(SECONDS);
            taken.awaitAtLeast(DEVICES * READINGS_EACH + SCHEDULED, SECONDS);
            Outcome outcome = stage.awaitRows(taken.ids(), SECONDS);
            out.println("The newest of the rows in PostgreSQL:");
            stage.newestRows(ROWS_SHOWN).forEach(row -> out.println("  " + row));
            return outcome;
        }
    }
}
