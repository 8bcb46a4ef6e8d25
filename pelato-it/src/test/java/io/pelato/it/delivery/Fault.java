package io.pelato.it.delivery;

import io.pelato.it.Eventually;
import io.pelato.it.lattice.Lattice;
import java.util.List;
import java.util.function.Predicate;

/**
 * Something that dies under load, and comes back.
 *
 * @param name what happens
 * @param strike brings it about, and tells whether it hit work in progress
 */
record Fault(String name, Predicate<Scene> strike) {

    private static final String CODE = "tasks/number.go";

    static final Fault HOST = new Fault("the edge's host killed with its providers", scene -> {
        boolean hit = scene.work().hitBy(scene.lattice()::killEdgeHost);
        scene.lattice().startEdgeHost();
        return hit;
    });

    static final Fault PROVIDER = new Fault("the providers of both hosts killed", scene -> {
        Lattice lattice = scene.lattice();
        Eventually.that(
                "both hosts run a provider",
                () -> lattice.providersRunning() >= 2,
                () -> lattice.providersRunning() + " run");
        return scene.work().hitBy(lattice::killProviders);
    });

    static final Fault NATS = new Fault("the cloud's NATS server killed", scene -> {
        boolean hit = scene.work().thereWhen(scene.lattice()::killCloudNats);
        scene.lattice().startCloudNats();
        return hit;
    });

    static final Fault WADM_THEN_HOST = new Fault("WADM killed, then the edge's host, back before WADM", scene -> {
        scene.lattice().killWadm();
        boolean hit = scene.work().hitBy(scene.lattice()::killEdgeHost);
        scene.lattice().startEdgeHost();
        WorkInHand.pause(5);
        scene.lattice().startWadm();
        return hit;
    });

    static final Fault DATABASE = new Fault("PostgreSQL stopped for some seconds", scene -> {
        boolean hit = scene.work().thereWhen(scene.postgres()::pause);
        WorkInHand.pause(5);
        scene.postgres().resume();
        return hit;
    });

    static final Fault UPDATE = new Fault("the task's code exchanged", scene -> {
        var project = scene.workflow().project();
        boolean first = project.read(CODE).contains("build = 1");
        project.replace(CODE, first ? "build = 1" : "build = 2", first ? "build = 2" : "build = 1");
        return scene.work().thereWhen(() -> scene.workflow().maven("deploy").succeeded());
    });

    static final List<Fault> ALL = List.of(HOST, PROVIDER, NATS, WADM_THEN_HOST, DATABASE, UPDATE);

    /** Strikes until this many strikes have hit work in progress. */
    void strike(Scene scene, int hits) {
        int missed = 0;
        for (int hit = 0; hit < hits; ) {
            if (strike.test(scene)) {
                hit++;
            } else if (++missed > hits + 3) {
                throw new AssertionError(
                        name + ": of " + (hit + missed) + " strikes only " + hit + " hit work in progress");
            }
        }
    }
}
