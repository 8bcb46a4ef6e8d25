package io.pelato;

import io.pelato.application.Part;
import io.pelato.graph.LatticeView;
import io.pelato.graph.Sighting;
import io.pelato.graph.WorkflowPicture;
import io.pelato.rollout.Deployment;
import io.pelato.rollout.Placement;
import io.pelato.stream.BacklogLines;
import io.pelato.workflow.Workflow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A workflow's picture with what runs of it. */
record StatusPage(Workflow workflow, WorkflowStatus status) {

    /** The page, in HTML. */
    String html() {
        Map<String, Sighting> tasks = new LinkedHashMap<>();
        workflow.tasks().forEach(task -> tasks.put(task.componentName(), sighting(task.componentName())));
        return WorkflowPicture.page(workflow, new LatticeView(tasks, warnings(), kept()));
    }

    private Sighting sighting(String component) {
        List<Placement> placements = status.deployment().map(Deployment::placements).orElse(List.of()).stream()
                .filter(placement -> placement.kind() == Part.Kind.COMPONENT
                        && placement.name().equals(component))
                .toList();
        if (placements.isEmpty()) {
            return new Sighting(Sighting.Health.MISSING, "does not run");
        }
        String words = placements.stream()
                .map(placement -> "on " + placement.hostName()
                        + (placement.target().isEmpty() ? "" : " (" + placement.target() + ")") + ", up to "
                        + placement.instances() + " at once")
                .collect(Collectors.joining("; "));
        return new Sighting(
                incomplete(placements.get(0).id()) ? Sighting.Health.INCOMPLETE : Sighting.Health.RUNS, words);
    }

    // A line of what is missing begins with the part's name on the hosts; behind a colon is what WADM says of it.
    private boolean incomplete(String id) {
        return status.deployment().map(Deployment::missing).orElse(List.of()).stream()
                .anyMatch(line -> line.startsWith(id + " ") || line.startsWith(id + ":"));
    }

    private List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        Optional<Deployment> deployment = status.deployment();
        if (deployment.isEmpty()) {
            warnings.add(status.application() + " is not deployed in this lattice");
        }
        deployment.map(Deployment::missing).orElse(List.of()).forEach(line -> warnings.add("missing: " + line));
        if (warnings.isEmpty() && !status.complete()) {
            warnings.add(status.application() + " does not run as it was deployed");
        }
        status.doubt().ifPresent(doubt -> warnings.add(doubt.toString()));
        return warnings;
    }

    private List<String> kept() {
        List<String> lines = new ArrayList<>();
        status.backlogs().forEach(backlog -> {
            lines.add(BacklogLines.place(backlog));
            lines.addAll(BacklogLines.contents(backlog));
        });
        return lines;
    }
}
