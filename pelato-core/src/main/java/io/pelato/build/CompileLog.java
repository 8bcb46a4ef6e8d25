package io.pelato.build;

import io.pelato.generate.ComponentProject;
import io.pelato.generate.ProjectGenerator;
import io.pelato.machine.Text;
import io.pelato.problem.Location;
import io.pelato.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what the compiler said about a project into faults of the user's own file. */
final class CompileLog {

    // A path may stand before the name; indented lines go on with what the line before says.
    private static final Pattern FAULT = Pattern.compile("(?m)^(?!(?:\\S*/)?"
            + Pattern.quote(ProjectGenerator.MODULES) + "/\\S+@)(?:(?:\\S.*?)?/)??(?:"
            + Pattern.quote(ProjectGenerator.TASK_FILE) + "|" + Pattern.quote(ProjectGenerator.TASK_FILES)
            + "(?<file>[^/:]+\\.go)|" + Pattern.quote(ProjectGenerator.SHARED)
            + "/(?<shared>[^:]+\\.go)):(?<line>\\d+):(?<column>\\d+): (?<fault>.*(?:\\R[ \\t]+\\S.*)*)$");
    private static final Pattern MODULE_FAULT = Pattern.compile("(?m)^(?:\\S*/)?"
            + Pattern.quote(ProjectGenerator.MODULES) + "/(\\S+?@[^/]+)/([^:]+\\.go:\\d+:\\d+): (.*)$");
    private static final Pattern GO_VERSIONS =
            Pattern.compile("requires go version (\\S+) through (\\S+), got go(\\S+)");
    private static final int TAIL = 20;

    private CompileLog() {}

    static List<Problem> problems(ComponentProject project, String log) {
        List<Problem> problems = new ArrayList<>();
        Matcher matcher = FAULT.matcher(log);
        Matcher versions = GO_VERSIONS.matcher(log);
        if (versions.find()) {
            return List.of(Problem.of(
                    "TinyGo takes Go " + versions.group(1) + " to " + versions.group(2) + ", and the go on the PATH is "
                            + versions.group(3),
                    "Put such a Go first on the PATH, or a newer TinyGo; or let a container compile:"
                            + " pelato.builder=container"));
        }
        while (matcher.find()) {
            Path file = file(project, matcher);
            var at = new Location(
                    file, Integer.parseInt(matcher.group("line")), Integer.parseInt(matcher.group("column")));
            String fault = matcher.group("fault").stripTrailing();
            problems.add(CompileAdvice.of(fault)
                    .map(advice -> Problem.at(at, advice.fault(), advice.advice()))
                    .orElseGet(() -> Problem.at(at, fault, "")));
        }
        if (problems.isEmpty()) {
            problems.addAll(ofModules(project, log));
        }
        if (problems.isEmpty()) {
            problems.add(Problem.of(
                    project.code() + " (" + project.componentName() + ") does not compile:\n" + Text.end(log, TAIL),
                    "The generated project is " + project.directory()));
        }
        return problems.stream().distinct().toList();
    }

    private static List<Problem> ofModules(ComponentProject project, String log) {
        return MODULE_FAULT
                .matcher(log)
                .results()
                .map(fault -> Problem.of(
                        "The module " + fault.group(1) + ", which " + project.code()
                                + " imports, does not compile for a" + " component: " + fault.group(2) + ": "
                                + fault.group(3),
                        "Take another version of it or another module, or do without what it has there"))
                .toList();
    }

    private static Path file(ComponentProject project, Matcher fault) {
        return Optional.ofNullable(fault.group("file"))
                .map(project.code()::resolve)
                .or(() -> Optional.ofNullable(fault.group("shared"))
                        .flatMap(name -> project.shared().map(folder -> folder.resolve(name))))
                .orElse(project.code());
    }
}
