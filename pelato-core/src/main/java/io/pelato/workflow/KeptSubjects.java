package io.pelato.workflow;

import io.pelato.problem.Location;
import io.pelato.template.Delivery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds subjects that tasks with {@code delivery: at_least_once} read and that no stream of a workflow can keep. */
final class KeptSubjects {

    /** What NATS 2.12 and later keep in no stream that acknowledges (stream.go, checkStreamCfg). */
    private static final List<String> OF_NATS = List.of("$JS.>", "$JSC.>", "$NRG.>", "$SYS.>");

    private final Map<String, Location> places = new LinkedHashMap<>();
    private final Faults faults;

    KeptSubjects(List<TaskTopics> tasks, Faults faults) {
        this.faults = faults;
        tasks.stream()
                .filter(task -> task.delivery() == Delivery.AT_LEAST_ONCE)
                .flatMap(task -> task.reads().stream())
                .forEach(read -> places.putIfAbsent(read.subject(), read.at()));
    }

    /** Where each of them stands first. */
    Map<String, Location> places() {
        return places;
    }

    void check() {
        List<String> before = new ArrayList<>();
        places.forEach((subject, at) -> {
            checkForNats(subject, at);
            before.stream()
                    .filter(other -> crosses(subject, other))
                    .findFirst()
                    .ifPresent(other -> faults.add(
                            at,
                            "\"" + subject + "\" cannot be kept beside \"" + other + "\" (line "
                                    + places.get(other).line()
                                    + "): some subjects are both, and neither is a part of the other",
                            "NATS keeps a subject in one place only: let one of the two cover the other, let them share"
                                    + " no subject, or write `delivery: at_most_once` for one of the tasks"));
            before.add(subject);
        });
    }

    private void checkForNats(String subject, Location at) {
        Optional<String> ofNats =
                OF_NATS.stream().filter(own -> Subjects.overlap(own, subject)).findFirst();
        ofNats.ifPresent(own -> faults.add(
                at,
                "\"" + subject + "\" cannot be kept: subjects of NATS's own are among it (" + own + ")",
                "Begin it with a word, such as `devices" + (subject.startsWith("*") ? "." + subject : ".>")
                        + "`, or write `delivery: at_most_once` for this task"));
    }

    private static boolean crosses(String subject, String other) {
        return Subjects.overlap(subject, other) && !Subjects.covers(subject, other) && !Subjects.covers(other, subject);
    }
}
