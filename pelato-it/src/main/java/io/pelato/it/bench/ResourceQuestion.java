package io.pelato.it.bench;

import io.pelato.it.bench.messages.ComponentProject;
import io.pelato.it.bench.resources.Instances;
import io.pelato.it.bench.resources.InstancesTrial;
import io.pelato.it.bench.resources.Load;
import io.pelato.it.bench.resources.LoadTrial;
import io.pelato.it.bench.resources.Rest;
import io.pelato.it.lattice.Side;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the programs of a lattice take from the machine: at rest, and for messages. */
final class ResourceQuestion {

    private static final String NAME = "resources";
    private static final Path COMPONENTS = Path.of("bench-components", NAME);
    private static final int QUICK_ROUNDS = 3;
    private static final int QUICK_SECONDS = 10;
    private static final int ROUNDS = 10;
    private static final int SECONDS = 30;

    private final Workbench bench;

    ResourceQuestion(Workbench bench) {
        this.bench = bench;
    }

    /** Measures. */
    List<Section> ask() throws IOException, InterruptedException {
        return measured(ROUNDS, SECONDS);
    }

    /** Measures with fewer turns, and shorter looks at what stands still. */
    List<Section> quickly() throws IOException, InterruptedException {
        return measured(QUICK_ROUNDS, QUICK_SECONDS);
    }

    private List<Section> measured(int rounds, int seconds) throws IOException, InterruptedException {
        List<Rest> rests = new ArrayList<>();
        rests.add(watched("empty", seconds));
        deployed("one task", 1, rests, seconds);
        deployed("ten tasks", 10, rests, seconds).undeploy();
        bench.lattice().stopEdgeHost();
        bench.lattice().startEdgeHost();
        ComponentProject tasks = components(COMPONENTS);
        tasks.deploy();
        try {
            rests.add(watched("a task of each delivery and eight more", seconds));
            List<Load> loads = LoadTrial.taken(bench.lattice().natsUrl(Side.CLOUD), rounds);
            loads.forEach(System.out::println);
            List<Instances> instances = InstancesTrial.taken(bench.lattice(), rounds);
            instances.forEach(System.out::println);
            return List.of(
                    ResourceTable.atRest(rests),
                    ResourceTable.atWork(loads, rests.get(rests.size() - 1)),
                    ResourceTable.instances(instances));
        } finally {
            tasks.undeploy("pelato.forget");
        }
    }

    // Each task has code of its own, as the tasks of a workflow have; every other one reads JSON.
    private ComponentProject deployed(String state, int tasks, List<Rest> rests, int seconds)
            throws IOException, InterruptedException {
        ComponentProject project =
                components(bench.project(NAME, tasks, TaskCode.DISTINCT).directory());
        project.deploy();
        rests.add(watched(state, seconds));
        return project;
    }

    private static Rest watched(String state, int seconds) throws IOException, InterruptedException {
        Rest rest = Rest.watched(state, seconds);
        System.out.println(rest);
        return rest;
    }

    private ComponentProject components(Path project) {
        return new ComponentProject(
                bench.lattice(), project.toAbsolutePath(), bench.repository().toAbsolutePath());
    }
}
