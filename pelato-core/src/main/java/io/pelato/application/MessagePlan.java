package io.pelato.application;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.template.CommonFields;
import io.pelato.template.Delivery;
import io.pelato.workflow.Subjects;
import io.pelato.workflow.Target;
import io.pelato.workflow.Task;
import io.pelato.workflow.Workflow;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Where the messages of a workflow's tasks with {@code delivery: at_least_once} are kept, and who takes them from where.
 * The provider makes its streams from it, at each place by itself, so that no list of edge machines exists anywhere.
 */
public final class MessagePlan {

    static final String CLOUD = "cloud";
    private static final String SOURCE = "source_topic";
    private static final String DESTINATION = "dest_topic";

    private final Workflow workflow;
    private final List<Task> tasks;

    /** The plan of a workflow. */
    public MessagePlan(Workflow workflow) {
        this.workflow = workflow;
        this.tasks = workflow.tasks().stream()
                .filter(task -> task.delivery() == Delivery.AT_LEAST_ONCE)
                .toList();
    }

    /**
     * What is kept, with where the user wrote it.
     *
     * @param domain the JetStream domain of the cloud
     * @return absent where no task asks for it
     */
    public Optional<Keeping> keeping(Optional<String> domain) {
        if (tasks.isEmpty()) {
            return Optional.empty();
        }
        boolean edges = workflow.keep().entry().isPresent();
        return Optional.of(new Keeping(
                workflow.projectName(),
                domain,
                edges,
                workflow.keep().maxBytes(),
                edges
                        ? fromOutside()
                        : subjectsOf(List.of(fromOutside(), sent(MessagePlan::anywhere)), Function.identity()),
                subjects(MessagePlan::anywhere, CommonFields.ERROR_TOPIC),
                tasks.stream()
                        .filter(task -> !task.texts(SOURCE).isEmpty())
                        .map(task -> new Keeping.KeptTask(
                                task.componentName(),
                                !edges || inCloud(task) || !fromCloud(task).isEmpty(),
                                edges && onEdge(task)))
                        .toList(),
                workflow.keep().written()));
    }

    /**
     * Makes sure that an edge machine can tell its own JetStream from the cloud's, which it asks under its domain.
     *
     * @param domain the JetStream domain of the cloud
     * @throws ProblemsException if messages are kept on edge machines and the cloud's domain is not known
     */
    public void check(Optional<String> domain) {
        if (!tasks.isEmpty() && workflow.keep().entry().isPresent() && domain.isEmpty()) {
            throw new ProblemsException(new Problem(
                    workflow.keep().written().entry(),
                    "With `entry: edge` each edge machine keeps messages in a JetStream of its own, and the cloud's has no"
                            + " name to tell them apart",
                    "Name the domain of the cloud's JetStream in pelato.nats.domain, as its NATS server has it"));
        }
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
        variables.put("on_edge", String.valueOf(onEdge(task)));
        variables.put("in_cloud", String.valueOf(inCloud(task)));
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

    /** What tasks in the cloud take of what is kept on edges, where they do not run themselves. */
    private List<String> forwarded() {
        List<String> onEdges = subjectsOf(List.of(sent(MessagePlan::onEdge), fromOutside()), Function.identity());
        return subjects(task -> inCloud(task) && !onEdge(task), SOURCE).stream()
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
        return task.targets().stream().anyMatch(MessagePlan::isCloud);
    }

    private static boolean onEdge(Task task) {
        return !task.targets().stream().allMatch(MessagePlan::isCloud);
    }

    private static boolean isCloud(Target target) {
        return target.hostType().equals(CLOUD);
    }

    private static String joined(List<String> subjects) {
        return String.join(",", subjects);
    }
}
