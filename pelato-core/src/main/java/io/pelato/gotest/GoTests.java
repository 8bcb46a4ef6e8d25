package io.pelato.gotest;

import io.pelato.build.OfflineGo;
import io.pelato.machine.ProgramRun;
import io.pelato.module.TaskModule;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.problem.UserFile;
import io.pelato.testing.TestSelection;
import io.pelato.testing.TestSuite;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The tests in {@code _test.go} files, run by {@code go test}.
 *
 * @param directory the project's folder, which paths in messages are relative to
 * @param tasks the folder of the tasks' code
 */
public record GoTests(Path directory, Path tasks) {

    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final int TAIL = 15;

    /**
     * Runs those that are wanted, in one run of Go.
     *
     * @param go runs Go; it is not asked for where no test is wanted
     * @return what came of each package, sorted; none where no test is wanted
     * @throws ProblemsException where the folder is no module, or Go does not come to the tests
     */
    public List<TestSuite> run(OfflineGo go, TestSelection selection) {
        Map<String, List<GoTest>> wanted = new GoTestFiles(directory, tasks)
                .find().stream()
                        .filter(test -> selection.has(GoTest.suite(test.folder()), test.name()))
                        .collect(Collectors.groupingBy(GoTest::folder, LinkedHashMap::new, Collectors.toList()));
        if (wanted.isEmpty()) {
            return List.of();
        }
        TaskModule module =
                TaskModule.in(tasks, this::shown).orElseThrow(() -> new ProblemsException(noModule(wanted)));
        ProgramRun run = go.run(tasks, arguments(wanted, selection), LIMIT);
        Map<String, GoTestLog> logs = new LinkedHashMap<>();
        wanted.forEach((folder, tests) -> logs.put(
                folder.isEmpty() ? module.mod().path() : module.mod().path() + "/" + folder,
                new GoTestLog(shown(tasks), shown(tasks.resolve(folder)), tests)));
        int heard = hear(run, logs);
        if (heard == 0 && !run.succeeded()) {
            throw new ProblemsException(Problem.of(
                    "Go does not come to the tests: " + run.end(TAIL),
                    "Mend what it says; `mvn pelato:resolve` fetches modules that are missing"));
        }
        List<TestSuite> suites = new ArrayList<>();
        logs.forEach((name, log) -> suites.add(log.suite(GoTest.suite(folder(module, name)))));
        return List.copyOf(suites);
    }

    private static int hear(ProgramRun run, Map<String, GoTestLog> logs) {
        List<GoEvent> events =
                run.output().lines().map(GoEvent::of).flatMap(Optional::stream).toList();
        int heard = 0;
        for (GoEvent event : events) {
            GoTestLog log = logs.get(event.packageName());
            if (log != null) {
                log.add(event);
                heard++;
            }
        }
        return heard;
    }

    private static List<String> arguments(Map<String, List<GoTest>> wanted, TestSelection selection) {
        // The builder has no vet; it is a matter of editors.
        List<String> arguments = new ArrayList<>(List.of("test", "-json", "-count=1", "-vet=off"));
        if (selection.isOfSome()) {
            arguments.add("-run="
                    + wanted.values().stream()
                            .flatMap(List::stream)
                            .map(GoTest::name)
                            .distinct()
                            .collect(Collectors.joining("|", "^(", ")$")));
        }
        wanted.keySet().forEach(folder -> arguments.add(folder.isEmpty() ? "." : "./" + folder));
        return arguments;
    }

    private Problem noModule(Map<String, List<GoTest>> wanted) {
        return Problem.at(
                wanted.values().iterator().next().get(0).location(),
                "there are tests, and " + shown(tasks.resolve("go.mod")) + " is missing, without which Go runs none",
                "Write it with the two lines `module tasks` and `go 1.21`");
    }

    private static String folder(TaskModule module, String importPath) {
        return importPath.equals(module.mod().path())
                ? ""
                : importPath.substring(module.mod().path().length() + 1);
    }

    private Path shown(Path file) {
        return UserFile.shown(directory, file);
    }
}
