package io.pelato.example;

import io.pelato.run.Message;
import io.pelato.run.TaskHandler;
import io.pelato.testing.TestCase;
import io.pelato.testing.TestSuite;
import io.pelato.testing.Verdict;
import io.pelato.workflow.Task;
import java.util.Optional;

/**
 * Asks the components for the examples' outputs.
 *
 * @param tasks the tasks with their components
 */
public record ExampleRun(TaskHandler tasks) {

    /** Runs the examples of a task. */
    public TestSuite run(TaskExamples examples) {
        String name = examples.task().componentName();
        return new TestSuite(
                "pelato.examples." + name,
                "Examples of " + name,
                examples.examples().stream()
                        .map(example -> run(examples.task(), example))
                        .toList());
    }

    private TestCase run(Task task, Example example) {
        TaskHandler.Handled handled =
                tasks.handle(task, new Message(example.location().toString(), 1, example.subject(), example.input()));
        var result = new Expectation.Result(handled.answer().outcome(), handled.effects());
        Verdict verdict = example.expectation().isMetBy(result)
                ? new Verdict.Passed()
                : new Verdict.Failed(Wording.of(example.expectation(), result));
        return new TestCase(
                example.name(),
                Optional.of(example.location()),
                verdict,
                handled.answer().took(),
                handled.answer().log());
    }
}
