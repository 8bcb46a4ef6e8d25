package io.pelato.run;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.template.CommonFields;
import io.pelato.template.Delivery;
import io.pelato.workflow.Subjects;
import io.pelato.workflow.Task;
import io.pelato.workflow.Workflow;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * A workflow on the user's own machine. A message goes to each task that reads its topic, to one instance of it, and what
 * comes of it to the tasks that read that, until nothing is on its way; what a task cannot work on goes to its error topic.
 * Messages are worked on one after the other, in the order in which they came.
 */
public final class LocalWorkflow {

    /** A workflow whose topics go in a circle, and whose code does not end that, would never be through. */
    private static final int MOST_MESSAGES = 100_000;

    private static final String SOURCE = "source_topic";

    /** Of a request of HTTP, which stands here for a message: its path is the topic, its body the content. */
    private static final String PATH = "path";

    private final Workflow workflow;
    private final TaskHandler tasks;
    private final LocalClock clock;
    private final Consumer<Happening> listener;
    private final Queue<Message> underWay = new ArrayDeque<>();
    private int messages;

    /**
     * Makes one.
     *
     * @param workflow the workflow
     * @param tasks its tasks
     * @param clock the time of what happens
     * @param listener hears what happens
     */
    public LocalWorkflow(Workflow workflow, TaskHandler tasks, LocalClock clock, Consumer<Happening> listener) {
        this.workflow = workflow;
        this.tasks = tasks;
        this.clock = clock;
        this.listener = listener;
    }

    /**
     * Sends a message into the workflow, and works until nothing is on its way.
     *
     * @return how often a task has failed for good
     * @throws ProblemsException if that does not end
     */
    public int send(String topic, Body body) {
        messages = 0;
        publish(topic, body);
        if (readers(topic).isEmpty()) {
            listener.accept(new Happening.Unread(topic));
        }
        int failures = 0;
        for (Message message = underWay.poll(); message != null; message = underWay.poll()) {
            for (Task task : readers(message.subject())) {
                failures += work(task, message) ? 0 : 1;
            }
        }
        return failures;
    }

    /** Gives a message to one task alone, and sends nothing on; whether it could work on it. */
    public boolean give(Task task, String topic, Body body) {
        messages = 0;
        return handle(task, new Message(id(), 1, topic, body), effect -> {});
    }

    private boolean work(Task task, Message message) {
        return handle(task, message, effect -> {
            if (effect instanceof Effect.Sent sent) {
                publish(sent.topic(), sent.body());
            }
        });
    }

    private boolean handle(Task task, Message message, Consumer<Effect> next) {
        TaskHandler.Handled handled = attempts(task, message);
        for (Effect effect : handled.effects()) {
            listener.accept(came(task, effect));
            next.accept(effect);
        }
        if (handled.answer().outcome() instanceof Outcome.Failed failed) {
            listener.accept(new Happening.Failed(task, message.subject(), failed));
            errorTopics(task, failed).forEach(topic -> {
                var report = new Effect.Sent(topic, FailureReport.of(task, message, failed, clock.now()));
                listener.accept(came(task, report));
                next.accept(report);
            });
            return false;
        }
        return true;
    }

    /** Who tells of a failure is the component itself, unless a stream holds the message until it is done. */
    private static List<String> errorTopics(Task task, Outcome.Failed failed) {
        return failed.isSilent() && task.delivery() == Delivery.AT_MOST_ONCE
                ? List.of()
                : task.texts(CommonFields.ERROR_TOPIC);
    }

    private Happening.Came came(Task task, Effect effect) {
        return new Happening.Came(task, effect, clock.passedOver());
    }

    /** The last of the attempts: what may pass is tried again at once. */
    private TaskHandler.Handled attempts(Task task, Message message) {
        int most = 1
                + task.texts(CommonFields.RETRIES).stream()
                        .mapToInt(Integer::parseInt)
                        .findFirst()
                        .orElse(0);
        TaskHandler.Handled handled = attempt(task, message);
        for (int attempt = 2; attempt <= most && handled.answer().outcome() instanceof Outcome.TryAgain; attempt++) {
            handled = attempt(task, new Message(message.id(), attempt, message.subject(), message.body()));
        }
        return handled;
    }

    private TaskHandler.Handled attempt(Task task, Message message) {
        TaskHandler.Handled handled = tasks.handle(task, message);
        if (!handled.answer().log().isEmpty()) {
            listener.accept(new Happening.Wrote(task, handled.answer().log()));
        }
        return handled;
    }

    private List<Task> readers(String topic) {
        return workflow.tasks().stream().filter(task -> reads(task, topic)).toList();
    }

    private static boolean reads(Task task, String topic) {
        return task.texts(SOURCE).stream().anyMatch(source -> Subjects.covers(source, topic))
                || task.texts(PATH).contains(topic);
    }

    private void publish(String topic, Body body) {
        underWay.add(new Message(id(), 1, topic, body));
    }

    private String id() {
        if (++messages > MOST_MESSAGES) {
            throw new ProblemsException(Problem.of(
                    "The run is ended: more than " + MOST_MESSAGES + " messages have come of each other",
                    "Look for topics that lead back to where they came from, in pelato:graph"));
        }
        return Integer.toString(messages);
    }
}
