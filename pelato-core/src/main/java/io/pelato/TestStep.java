package io.pelato;

import io.pelato.build.Arrival;
import io.pelato.build.OfflineGo;
import io.pelato.build.WasmComponents;
import io.pelato.example.ExampleFiles;
import io.pelato.example.ExampleRun;
import io.pelato.example.TaskExamples;
import io.pelato.gotest.GoTests;
import io.pelato.run.LocalClock;
import io.pelato.run.LocalTasks;
import io.pelato.run.TaskRunner;
import io.pelato.testing.SurefireReport;
import io.pelato.testing.TestRun;
import io.pelato.testing.TestSuite;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs the tests of the tasks, of every kind that there is, and writes down what came of them. */
final class TestStep {

    private final Reading reading;
    private final TestRequest request;
    private final Listeners listeners;

    TestStep(Reading reading, TestRequest request, Listeners listeners) {
        this.reading = reading;
        this.request = request;
        this.listeners = listeners;
    }

    TestRun test(Consumer<Arrival> ready) {
        List<TestSuite> suites = new ArrayList<>(goTests());
        suites.addAll(examples(ready));
        suites.forEach(suite -> new SurefireReport(suite).write(request.reports()));
        return new TestRun(suites);
    }

    private List<TestSuite> goTests() {
        BuildRequest build = request.build();
        Project project = reading.project();
        return new GoTests(project.directory(), project.tasks())
                .run(
                        new OfflineGo(build.builder(), build.engine(), project.cache(), listeners.building()),
                        request.selection());
    }

    /** Where there are no examples, nothing is compiled for them. */
    private List<TestSuite> examples(Consumer<Arrival> ready) {
        Project project = reading.project();
        List<TaskExamples> wanted = new ExampleFiles(project.directory(), project.tasks())
                .read(reading.workflow()).stream()
                        .map(this::selected)
                        .filter(task -> !task.examples().isEmpty())
                        .toList();
        if (wanted.isEmpty()) {
            return List.of();
        }
        WasmComponents built = new BuildStep(reading, request.build(), listeners).build(ready);
        try (TaskRunner runner = TaskRunner.start(RunStep.place(reading, request.build()), listeners.building())) {
            var run = new ExampleRun(new LocalTasks(
                    reading.workflow(), runner, built.files(), request.limit(), LocalClock.real(), Optional.empty()));
            return wanted.stream().map(run::run).toList();
        }
    }

    private TaskExamples selected(TaskExamples examples) {
        return new TaskExamples(
                examples.task(),
                examples.examples().stream()
                        .filter(example ->
                                request.selection().has(examples.task().componentName(), example.name()))
                        .toList());
    }
}
