package io.pelato.graph;

import io.pelato.template.CommonFields;
import io.pelato.template.Delivery;
import io.pelato.template.Field;
import io.pelato.template.FieldKind;
import io.pelato.workflow.Subjects;
import io.pelato.workflow.Target;
import io.pelato.workflow.Task;
import io.pelato.workflow.Workflow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds out what there is to draw of a workflow, in the order of its tasks. */
final class WorkflowGraph {

    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Set<Link> links = new LinkedHashSet<>();
    private final Set<String> written = new LinkedHashSet<>();
    private final Set<String> read = new LinkedHashSet<>();
    private final Set<String> errors = new LinkedHashSet<>();

    private final Map<String, Sighting> sightings;

    private WorkflowGraph(Map<String, Sighting> sightings) {
        this.sightings = sightings;
    }

    /** What there is to draw. */
    static Graph of(Workflow workflow) {
        return of(workflow, Map.of());
    }

    /** What there is to draw, with what was seen of tasks, by their component_name. */
    static Graph of(Workflow workflow, Map<String, Sighting> sightings) {
        var graph = new WorkflowGraph(sightings);
        workflow.tasks().forEach(graph::topics);
        workflow.tasks().forEach(graph::task);
        graph.match();
        return graph.graph(workflow.projectName());
    }

    private record Link(String from, String to, Edge.Way way) {}

    private void topics(Task task) {
        forEach(task, FieldKind::isReadFrom, (field, text) -> {
            if (!isOwnTrigger(task, text)) {
                read.add(text);
            }
        });
        forEach(task, FieldKind::isWrittenTo, (field, text) -> {
            if (isErrorTopic(field)) {
                errors.add(text);
            }
            written.add(text);
        });
    }

    private void task(Task task) {
        String id = "task " + task.componentName();
        String note = task.type().name() + (task.delivery() == Delivery.AT_LEAST_ONCE ? ", at least once" : "");
        forEach(task, kind -> kind == FieldKind.SCHEDULE, (field, text) -> add(start("every " + text, text), id));
        forEach(task, kind -> kind == FieldKind.PATH, (field, text) -> add(start("HTTP " + text, text), id));
        forEach(task, FieldKind::isReadFrom, (field, text) -> {
            if (read.contains(text)) {
                links.add(new Link(topic(text), id, Edge.Way.USUAL));
            }
        });
        nodes.put(
                id,
                new Node(
                        Node.Kind.TASK,
                        task.name(),
                        note,
                        task.targets().stream().map(Target::toString).collect(Collectors.joining(", ")),
                        Optional.ofNullable(sightings.get(task.componentName()))));
        forEach(
                task,
                FieldKind::isWrittenTo,
                (field, text) ->
                        links.add(new Link(id, topic(text), isErrorTopic(field) ? Edge.Way.FAILED : Edge.Way.USUAL)));
        forEach(task, kind -> kind == FieldKind.BUCKET, (field, text) -> store(id, "bucket", text));
        forEach(task, kind -> kind == FieldKind.TABLE, (field, text) -> store(id, "table", text));
    }

    // Its schedule publishes there; nobody else is meant to.
    private boolean isOwnTrigger(Task task, String subject) {
        boolean scheduled = task.type().fields().stream()
                .anyMatch(field -> field.kind() == FieldKind.SCHEDULE
                        && !task.texts(field.name()).isEmpty());
        return scheduled && !written.contains(subject);
    }

    private static boolean isErrorTopic(Field field) {
        return field.name().equals(CommonFields.ERROR_TOPIC);
    }

    private static Node start(String label, String text) {
        boolean cron = label.startsWith("every ") && !Character.isDigit(text.charAt(0));
        return new Node(Node.Kind.START, cron ? text : label, "");
    }

    private void add(Node start, String task) {
        String id = "start " + task + " " + start.label();
        nodes.put(id, start);
        links.add(new Link(id, task, Edge.Way.USUAL));
    }

    private void store(String task, String what, String name) {
        String id = what + " " + name;
        nodes.putIfAbsent(id, new Node(Node.Kind.STORE, name, what));
        links.add(new Link(task, id, Edge.Way.USUAL));
    }

    private String topic(String subject) {
        String id = "topic " + subject;
        nodes.putIfAbsent(id, node(subject));
        return id;
    }

    private Node node(String subject) {
        if (errors.contains(subject)) {
            return new Node(Node.Kind.ERRORS, subject, "messages that failed");
        }
        if (written.stream().noneMatch(other -> Subjects.overlap(other, subject))) {
            return new Node(Node.Kind.UNWRITTEN, subject, "no task writes it");
        }
        return read.stream().noneMatch(other -> Subjects.overlap(other, subject))
                ? new Node(Node.Kind.UNREAD, subject, "no task reads it")
                : new Node(Node.Kind.TOPIC, subject, "");
    }

    // A subject with wildcards is read where others are written.
    private void match() {
        for (String reading : read) {
            written.stream()
                    .filter(subject -> !subject.equals(reading) && Subjects.overlap(subject, reading))
                    .forEach(subject -> links.add(new Link(topic(subject), topic(reading), Edge.Way.USUAL)));
        }
    }

    private static void forEach(Task task, Predicate<FieldKind> kinds, Visit visit) {
        Stream.concat(
                        task.type().fields().stream(),
                        CommonFields.ofTasks().stream()
                                .filter(field -> task.type().field(field.name()).isEmpty()))
                .filter(field -> kinds.test(field.kind()))
                .forEach(field -> task.texts(field.name()).forEach(text -> visit.see(field, text)));
    }

    private interface Visit {
        void see(Field field, String text);
    }

    private Graph graph(String name) {
        List<String> ids = new ArrayList<>(nodes.keySet());
        List<Edge> edges = links.stream()
                .map(link -> new Edge(ids.indexOf(link.from()), ids.indexOf(link.to()), link.way()))
                .toList();
        return new Graph(name, List.copyOf(nodes.values()), edges);
    }
}
