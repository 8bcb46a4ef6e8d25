package io.pelato.maven;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pelato.WorkflowStatus;
import io.pelato.problem.Problem;
import io.pelato.rollout.Deployment;
import io.pelato.rollout.Fleet;
import io.pelato.rollout.Placement;
import io.pelato.stream.Backlog;
import io.pelato.stream.StreamUse;
import java.util.Locale;

/** What of a workflow runs, as an object for programs; docs/deploying.md has its members. */
final class StatusJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private StatusJson() {}

    static String of(WorkflowStatus status) {
        ObjectNode object = JSON.createObjectNode();
        object.put("application", status.application());
        object.put("complete", status.complete());
        status.deployment().flatMap(Deployment::deployedVersion).ifPresent(version -> object.put("version", version));
        status.notes().time().ifPresent(time -> object.put("since", time.toString()));
        status.notes().by().ifPresent(by -> object.put("by", by));
        status.notes().commit().ifPresent(commit -> object.put("commit", commit));
        ArrayNode running = object.putArray("running");
        ArrayNode missing = object.putArray("missing");
        status.deployment().ifPresent(deployment -> {
            deployment.placements().forEach(placement -> place(running.addObject(), placement));
            deployment.missing().forEach(missing::add);
        });
        ArrayNode fleets = object.putArray("fleets");
        status.deployment()
                .ifPresent(deployment -> deployment.fleets().forEach(fleet -> fleet(fleets.addObject(), fleet)));
        ArrayNode kept = object.putArray("kept");
        status.backlogs().forEach(backlog -> keep(kept.addObject(), backlog));
        status.doubt().map(Problem::toString).ifPresent(doubt -> object.put("warning", doubt));
        return object.toString();
    }

    private static void place(ObjectNode object, Placement placement) {
        object.put("kind", placement.kind().name().toLowerCase(Locale.ROOT));
        object.put("name", placement.name());
        object.put("image", placement.image());
        object.put("host", placement.hostName());
        object.put("host_id", placement.hostId());
        object.put("target", placement.target());
        object.put("instances", placement.instances());
    }

    private static void fleet(ObjectNode object, Fleet fleet) {
        object.put("name", fleet.part());
        object.put("hosts", fleet.hosts());
        object.put("running", fleet.running());
        object.put("answering", fleet.answering());
        if (fleet.atLeast() > 0) {
            object.put("at_least", fleet.atLeast());
        }
        ArrayNode missing = object.putArray("missing");
        fleet.missing().forEach(missing::add);
        ArrayNode away = object.putArray("away");
        fleet.away().forEach(away::add);
        fleet.answered().ifPresent(time -> object.put("answered", time.toString()));
    }

    private static void keep(ObjectNode object, Backlog backlog) {
        backlog.place().domain().ifPresent(domain -> object.put("domain", domain));
        backlog.messages().ifPresent(stream -> use(object, stream));
        backlog.fault().ifPresent(fault -> object.put("fault", fault));
        ArrayNode tasks = object.putArray("tasks");
        backlog.tasks().forEach(task -> {
            ObjectNode each = tasks.addObject().put("name", task.component());
            task.work().ifPresent(work -> {
                each.put("waiting", work.waiting());
                each.put("in_work", work.inWork());
                each.put("redelivered", work.redelivered());
                work.oldest().ifPresent(oldest -> each.put("oldest_seconds", oldest.toSeconds()));
            });
        });
        ArrayNode reports = object.putArray("reports");
        backlog.reports()
                .forEach(report -> reports.addObject()
                        .put("topic", report.topic())
                        .put("stream", report.stream())
                        .put("count", report.count()));
    }

    private static void use(ObjectNode object, StreamUse stream) {
        object.put("stream", stream.name());
        object.put("messages", stream.messages());
        object.put("bytes", stream.bytes());
        if (stream.maxBytes() > 0) {
            object.put("max_bytes", stream.maxBytes());
        }
    }
}
