package io.pelato;

import io.pelato.problem.Checks;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.template.CommonFields;
import io.pelato.template.Field;
import io.pelato.workflow.Subjects;
import io.pelato.workflow.Task;
import io.pelato.workflow.Workflow;
import java.util.List;
import java.util.stream.Stream;

/** Finds out which topics somebody means. */
final class TailedTopics {

    private TailedTopics() {}

    /**
     * Topics that were named by themselves.
     *
     * @throws ProblemsException naming each that is no topic
     */
    static List<String> named(List<String> topics) {
        var checks = new Checks();
        topics.forEach(topic -> Subjects.violation(topic)
                .ifPresent(advice ->
                        checks.add(Problem.of("pelato.tail.topic is \"" + topic + "\", which is no topic", advice))));
        checks.end();
        return topics.stream().distinct().toList();
    }

    /** All topics of a workflow's tasks, with those that failures go to. */
    static List<String> of(Workflow workflow) {
        return workflow.tasks().stream()
                .flatMap(TailedTopics::topics)
                .distinct()
                .toList();
    }

    /**
     * The topics of one task, with the one that its failures go to.
     *
     * @throws ProblemsException when there is no such task
     */
    static List<String> of(Workflow workflow, String name) {
        return topics(NamedTask.of(workflow, name, "pelato.tail.task"))
                .distinct()
                .toList();
    }

    private static Stream<String> topics(Task task) {
        return Stream.concat(
                        task.type().fields().stream(),
                        CommonFields.ofTasks().stream()
                                .filter(field -> task.type().field(field.name()).isEmpty()))
                .filter(field -> field.kind().isReadFrom() || field.kind().isWrittenTo())
                .map(Field::name)
                .flatMap(field -> task.texts(field).stream());
    }
}
