package io.pelato.it.bench;

import io.pelato.it.bench.fleet.FleetResult;
import io.pelato.it.bench.fleet.FleetTrial;
import io.pelato.it.lattice.Lattice;
import io.pelato.it.lattice.Side;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What Pelato and WADM make of a lattice of very many hosts. */
final class FleetQuestion {

    private static final double KB = 1000;
    private static final double WADM_LIMIT = 1024 * 1024;

    private final Workbench bench;

    FleetQuestion(Workbench bench) {
        this.bench = bench;
    }

    Section ask(List<Integer> sizes) throws IOException, InterruptedException {
        bench.lattice().stopWadm();
        bench.lattice().startWadmWithUsualPatience();
        var trial = new FleetTrial(bench.lattice().natsUrl(Side.CLOUD), Lattice.JETSTREAM_DOMAIN);
        List<FleetResult> results = new ArrayList<>();
        for (int size : sizes) {
            FleetResult result = trial.run(size);
            results.add(result);
            System.out.println(result);
        }
        return section(results);
    }

    /** The table of results, each beside the smallest fleet's. */
    static Section section(List<FleetResult> results) {
        FleetResult least = results.get(0);
        String against = least.size() + " hosts";
        List<Measurement> measurements = new ArrayList<>();
        for (FleetResult result : results) {
            String hosts = result.size() + " hosts, ";
            measurements.add(measured(hosts + "known to WADM", result.known(), "all", result.size(), "hosts"));
            measurements.add(
                    measured(hosts + "WADM's value", result.stateBytes() / KB, "1 MiB", WADM_LIMIT / KB, "kB"));
            measurements.add(
                    measured(hosts + "run the task after deploy", result.running(), "all", result.size(), "hosts"));
            measurements.add(measured(
                    hosts + "deploy" + (result.fault().isPresent() ? ", which failed" : ""),
                    result.deploy().seconds(),
                    against,
                    least.deploy().seconds(),
                    "s"));
            measurements.add(measured(
                    hosts + "answers meanwhile",
                    result.deploy().bytes() / KB,
                    against,
                    least.deploy().bytes() / KB,
                    "kB"));
            measurements.add(measured(
                    hosts + "status",
                    result.status().seconds(),
                    against,
                    least.status().seconds(),
                    "s"));
            measurements.add(measured(
                    hosts + "answers meanwhile",
                    result.status().bytes() / KB,
                    against,
                    least.status().bytes() / KB,
                    "kB"));
            measurements.add(measured(hosts + "seen by status", result.seen(), "told", result.running(), "hosts"));
        }
        return new Section(
                "Fleets",
                "One task on every host of a lattice. One process stands for all hosts and speaks their protocol, a"
                        + " heartbeat of each in 30 s; NATS and WADM are real. Deploying waits 40 s at most.",
                measurements);
    }

    private static Measurement measured(String what, double value, String against, double reference, String unit) {
        return new Measurement(what, value, against, reference, unit, Optional.empty());
    }
}
