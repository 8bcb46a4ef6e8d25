package io.pelato.rollout;

import io.pelato.application.Application;
import io.pelato.application.Part;
import io.pelato.application.Spread;
import io.pelato.lattice.LatticeHost;
import io.pelato.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Compares the labels of the hosts that there are with the ones that an application asks for. */
final class HostCheck {

    private HostCheck() {}

    /** Every fault that would keep the application from running; none when each spread has its hosts. */
    static List<Problem> faults(Application application, List<LatticeHost> hosts, String lattice) {
        if (hosts.isEmpty()) {
            return List.of(Problem.of(
                    "No wasmCloud host answers in the lattice " + lattice,
                    "Start a host that is connected with this NATS, or correct pelato.nats.url and pelato.lattice"));
        }
        List<Problem> problems = new ArrayList<>();
        Map<Map<String, String>, List<String>> unmatched = new LinkedHashMap<>();
        for (Part part : application.parts()) {
            for (Spread spread : part.spreads()) {
                if (spread.weight() > 0 && hosts.stream().noneMatch(host -> spread.matches(host.labels()))) {
                    unmatched
                            .computeIfAbsent(spread.requirements(), labels -> new ArrayList<>())
                            .add(part.name());
                }
            }
            conflicts(part, hosts, problems);
        }
        unmatched.forEach((labels, parts) -> problems.add(0, noHost(labels, parts, hosts)));
        return problems;
    }

    private static Problem noHost(Map<String, String> labels, List<String> parts, List<LatticeHost> hosts) {
        return Problem.of(
                "No host has " + shown(labels) + ", where " + String.join(", ", parts) + " must run; there are "
                        + hosts.stream()
                                .map(host -> host.name() + " (" + String.join(" ", host.shownLabels()) + ")")
                                .collect(Collectors.joining(", ")),
                "Start a host with this label (--label " + shown(labels) + "), or change the target in workflow.yaml");
    }

    private static void conflicts(Part part, List<LatticeHost> hosts, List<Problem> problems) {
        for (LatticeHost host : hosts) {
            List<String> matching = part.spreads().stream()
                    .filter(spread -> spread.matches(host.labels()))
                    .map(Spread::name)
                    .toList();
            if (matching.size() > 1) {
                problems.add(Problem.of(
                        "The host " + host.name() + " fits the spreads " + String.join(" and ", matching) + " of "
                                + part.name()
                                + (part.scaling() == Part.Scaling.SHARED
                                        ? ", and WADM then starts none of them"
                                        : ", which has to run there once"),
                        "Let the requirements of the spreads exclude each other"));
            }
        }
    }

    private static String shown(Map<String, String> labels) {
        return labels.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(" and "));
    }
}
