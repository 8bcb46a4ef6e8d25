package io.pelato.yaml;

import io.pelato.problem.Location;
import io.pelato.problem.Problem;
import java.util.Optional;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** What the YAML parser stumbled over, told in the terms of somebody who writes keys and values. */
final class YamlFault {

    private static final String LOOK =
            "Check the indentation (spaces, no tabs), the colons and the quotes around this" + " place";

    private final MarkedYAMLException failure;
    private final String yaml;
    private final Location at;

    private YamlFault(MarkedYAMLException failure, String yaml, Location start) {
        this.failure = failure;
        this.yaml = yaml;
        Mark mark = failure.getProblemMark();
        this.at = mark == null ? start : new Location(start.file(), mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** The fault at the place where the parser stopped. */
    static Problem of(MarkedYAMLException failure, String yaml, Location start) {
        return new YamlFault(failure, yaml, start).problem();
    }

    private Problem problem() {
        String problem = String.valueOf(failure.getProblem());
        String context = failure.getContext() == null ? "" : " " + failure.getContext();
        if (context.contains("while scanning an alias") || problem.startsWith("found undefined alias")) {
            return Problem.at(
                    at,
                    "`*` begins an alias in YAML, and there is none of this name",
                    "Put a text that begins with `*` in quotes, such as '*.temperature'");
        }
        return misplaced(problem).orElseGet(() -> Problem.at(at, "this is not YAML: " + problem + context, LOOK));
    }

    private Optional<Problem> misplaced(String problem) {
        if (!problem.startsWith("expected <block end>") && !problem.startsWith("mapping values are not allowed")) {
            return Optional.empty();
        }
        return Indentation.of(yaml, at.line())
                .map(line -> Problem.at(
                        new Location(at.file(), at.line(), line.column()),
                        "this line begins in column " + line.column()
                                + ", and no line above that it may belong to does",
                        line.difference() == 1
                                ? "Move it by one blank to the left: line " + line.nearestLine() + " begins in column "
                                        + line.nearest()
                                : line.difference() == -1
                                        ? "Move it by one blank to the right: line " + line.nearestLine()
                                                + " begins in column " + line.nearest()
                                        : "Give all keys of one mapping, and all `-` of one list, the same"
                                                + " indentation"));
    }
}
