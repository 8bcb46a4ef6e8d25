package io.pelato.it.bench;

import io.pelato.it.bench.resources.Delivery;
import io.pelato.it.bench.resources.Instances;
import io.pelato.it.bench.resources.Instances.Work;
import io.pelato.it.bench.resources.InstancesTrial;
import io.pelato.it.bench.resources.Load;
import io.pelato.it.bench.resources.Part;
import io.pelato.it.bench.resources.Rest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tables of what programs take. */
final class ResourceTable {

    private static final double MILLISECONDS = 1000;
    /** WADM has nothing to do with messages. */
    private static final List<Part> AT_WORK =
            List.of(Part.HOST, Part.MESSAGING, Part.PELATO_MESSAGING, Part.LEAF, Part.NATS);

    private final List<Measurement> rows = new ArrayList<>();

    private ResourceTable() {}

    /** What programs take at rest. */
    static Section atRest(List<Rest> rests) {
        var table = new ResourceTable();
        rests.forEach(rest -> table.rest(rest, rests));
        return new Section(
                "Memory and processor time at rest",
                "What programs of a lattice take: a host with a NATS server beside it, which is a leaf of the NATS server"
                        + " with JetStream; the host's providers; WADM. The tasks have code of their own, every other one"
                        + " reads JSON. Memory is the most that a process had, deploying included.",
                table.rows);
    }

    /** What they take for messages. */
    static Section atWork(List<Load> loads, Rest rest) {
        var table = new ResourceTable();
        for (Load load : loads) {
            if (load.delivery() == Delivery.AT_LEAST_ONCE) {
                table.load(load, atMostOnce(loads, load.bodyBytes()), rest);
            }
        }
        return new Section(
                "Memory and processor time for messages",
                "The same programs with the messages of the question `messages`, through a task with `delivery: at_least_once`"
                        + " and one with `at_most_once`, in turns. Memory is the most that a process had in turns of both.",
                table.rows);
    }

    /** What instances are good for. */
    static Section instances(List<Instances> instances) {
        var table = new ResourceTable();
        for (Instances of : instances) {
            if (of.instances() > 1) {
                table.instances(of, one(instances, of.work()));
            }
        }
        return new Section(
                "Instances",
                "Tasks with `delivery: at_least_once` that differ in `instances` alone, in turns, with 128 messages of 10,000"
                        + " bytes under way. Memory is the most that a host had that was just started; with the longest bodies"
                        + " 32 messages are under way.",
                table.rows);
    }

    private void rest(Rest rest, List<Rest> rests) {
        for (Part part : Part.values()) {
            Optional.ofNullable(rest.parts().get(part)).ifPresent(taken -> {
                String what = rest.state() + ": " + part.shown();
                Rest first = first(rests, part);
                row(
                        what + ", memory",
                        taken.memory(),
                        first.state(),
                        first.parts().get(part).memory(),
                        "MB");
            });
        }
        double share =
                rest.parts().values().stream().mapToDouble(Rest.Taken::share).sum();
        row(rest.state() + ": all of them, time at rest", share * MILLISECONDS, "a core", MILLISECONDS, "ms/s");
    }

    // A core's time that a program takes at the throughput beside it; the two do the work of the task.
    private static double share(Load load) {
        return (load.share(Part.HOST) + load.share(load.delivery().provider())) * MILLISECONDS;
    }

    private void load(Load kept, Load plain, Rest rest) {
        String bodies = "bodies of " + kept.bodyBytes() + " bytes: ";
        String against = Delivery.AT_MOST_ONCE.task();
        row(bodies + "throughput", kept.messagesPerSecond(), against, kept.messagesPerSecond() / kept.ratio(), "msg/s");
        for (Part part : List.of(Part.HOST, Part.LEAF, Part.NATS)) {
            time(bodies + part.shown(), kept, part, plain, part);
        }
        time(
                bodies + "the provider",
                kept,
                kept.delivery().provider(),
                plain,
                plain.delivery().provider());
        row(bodies + "the host and the provider, time", share(kept), against, share(plain), "ms/s");
        for (Part part : AT_WORK) {
            double atRest = rest.parts().get(part).memory();
            row(bodies + part.shown() + ", memory", kept.peaks().get(part), "at rest", atRest, "MB");
        }
    }

    private void time(String what, Load kept, Part part, Load plain, Part plainPart) {
        String against = Delivery.AT_MOST_ONCE.task();
        row(
                what + ", time for 1,000 messages",
                kept.timePerThousand().get(part),
                against,
                plain.timePerThousand().get(plainPart),
                "s");
    }

    private void instances(Instances of, Instances one) {
        String task = (of.work() == Work.RETURNS ? "a task that returns at once, " : "a task that waits 20 ms, ")
                + of.instances() + " instances: ";
        row(task + "throughput", of.messagesPerSecond(), "1 instance", of.messagesPerSecond() / of.ratio(), "msg/s");
        memory(task, of.memory(), one.memory());
        memory(task + "bodies of " + InstancesTrial.LONG.bytes() + " bytes, ", of.memoryOfLong(), one.memoryOfLong());
    }

    private void memory(String task, Instances.Memory of, Instances.Memory one) {
        row(task + "memory of the host", of.host(), "1 instance", one.host(), "MB");
        row(task + "memory of the provider", of.provider(), "1 instance", one.provider(), "MB");
    }

    private void row(String what, double value, String against, double reference, String unit) {
        rows.add(new Measurement(what, value, against, reference, unit, Optional.empty()));
    }

    private static Rest first(List<Rest> rests, Part part) {
        return rests.stream()
                .filter(rest -> rest.parts().containsKey(part))
                .findFirst()
                .orElseThrow();
    }

    private static Load atMostOnce(List<Load> loads, int bytes) {
        return loads.stream()
                .filter(load -> load.delivery() == Delivery.AT_MOST_ONCE && load.bodyBytes() == bytes)
                .findFirst()
                .orElseThrow();
    }

    private static Instances one(List<Instances> instances, Work work) {
        return instances.stream()
                .filter(of -> of.work() == work && of.instances() == 1)
                .findFirst()
                .orElseThrow();
    }
}
