package io.pelato.application;

import io.pelato.template.CommonFields;
import io.pelato.template.Delivery;
import io.pelato.workflow.Subjects;
import io.pelato.workflow.Task;
import io.pelato.workflow.Workflow;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Where the messages of a workflow's tasks with {@code delivery: at_least_once} are kept, and who takes them from where.
 * The provider makes its streams from it, at each place by itself, so that no list of edge machines exists anywhere.
 */
final class MessagePlan {

    private static final String CLOUD = "cloud";
    private static final String SOURCE = "source_topic";
    private static final String DESTINATION = "dest_topic";

    private final Workflow workflow;
    private final List<Task> tasks;

    MessagePlan(Workflow workflow) {
        this.workflow = workflow;
        this.tasks = workflow.tasks().stream()
                .filter(task -> task.delivery() == Delivery.AT_LEAST_ONCE)
                .toList();
    }

    /** What expressions of links may use of it for a task, as the hash {@code kept}. */
    Map<String, String> variables(Task task) {
        boolean edges = workflow.keep().entry().isPresent();
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("edges", String.valueOf(edges));
        variables.put("cloud_subjects", edges ? "" : joined(fromOutside()));
        variables.put("edge_subjects", edges ? joined(fromOutside()) : "");
        variables.put("sent", joined(sent(MessagePlan::anywhere)));
        variables.put("forwarded", edges ? joined(forwarded()) : "");
        variables.put("from_cloud", edges ? joined(fromCloud(task)) : "");
        variables.put("error_topics", joined(subjects(MessagePlan::anywhere, CommonFields.ERROR_TOPIC)));
        variables.put("window", workflow.keep().window().toSeconds() + "s");
        variables.put("bytes", String.valueOf(workflow.keep().maxBytes()));
        variables.put("instances", String.valueOf(task.instances()));
        return variables;
    }

    /** What tasks take and no task sends. */
    private List<String> fromOutside() {
        List<String> sent = sent(MessagePlan::anywhere);
        return subjects(MessagePlan::anywhere, SOURCE).stream()
                .filter(subject -> !sent.contains(subject))
                .toList();
    }

    /** What such tasks send and a task of the workflow takes. */
    private List<String> sent(Predicate<Task> senders) {
        List<String> taken = subjects(MessagePlan::anywhere, SOURCE);
        return subjects(senders, DESTINATION).stream()
                .filter(subject -> overlapsAny(subject, taken))
                .toList();
    }

    /** What tasks in the cloud take of what is kept on edges. */
    private List<String> forwarded() {
        List<String> onEdges = subjectsOf(List.of(sent(MessagePlan::onEdge), fromOutside()), Function.identity());
        return subjects(MessagePlan::inCloud, SOURCE).stream()
                .filter(subject -> overlapsAny(subject, onEdges))
                .toList();
    }

    /** What a task takes of what tasks in the cloud send. */
    private List<String> fromCloud(Task task) {
        List<String> ofCloud = sent(MessagePlan::inCloud);
        return task.texts(SOURCE).stream()
                .filter(subject -> overlapsAny(subject, ofCloud))
                .toList();
    }

    private List<String> subjects(Predicate<Task> which, String field) {
        return subjectsOf(tasks.stream().filter(which).toList(), task -> task.texts(field));
    }

    private static <T> List<String> subjectsOf(List<T> from, Function<T, ? extends Collection<String>> subjects) {
        return from.stream()
                .flatMap(each -> subjects.apply(each).stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean overlapsAny(String subject, List<String> others) {
        return others.stream().anyMatch(other -> Subjects.overlap(subject, other));
    }

    private static boolean anywhere(Task task) {
        return true;
    }

    private static boolean inCloud(Task task) {
        return task.targets().contains(CLOUD);
    }

    private static boolean onEdge(Task task) {
        return !task.targets().equals(List.of(CLOUD));
    }

    private static String joined(List<String> subjects) {
        return String.join(",", subjects);
    }
}
