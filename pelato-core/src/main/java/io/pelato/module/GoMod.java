package io.pelato.module;

import io.pelato.problem.Location;
import io.pelato.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a {@code go.mod} says, as far as a build goes by it.
 *
 * @param path the module's own path; empty where a fault says that it is missing
 * @param go the line with the module's version of Go
 * @param requirements the modules that it requires
 * @param faults what keeps a build from going by it, each with its place
 */
public record GoMod(String path, Optional<GoModLine> go, List<Requirement> requirements, List<Problem> faults) {

    private static final Pattern VERSION =
            Pattern.compile("v[0-9]+\\.[0-9]+\\.[0-9]+(?:-[0-9A-Za-z.-]+)?" + "(?:\\+incompatible)?");
    private static final Set<String> LEFT_TO_GO =
            Set.of("toolchain", "godebug", "exclude", "retract", "tool", "ignore");

    /** The path of the module that is made around each task. */
    private static final String GENERATED = "pelato.task";

    /**
     * A module that is required, and where.
     *
     * @param module the module
     * @param location the place of the line that requires it
     */
    public record Requirement(ModuleVersion module, Location location) {

        /** The requirement of a line, where it is one. */
        public static Optional<Requirement> of(GoModLine line) {
            List<String> words = line.arguments();
            return line.verb().equals("require")
                            && words.size() == 2
                            && VERSION.matcher(words.get(1)).matches()
                    ? Optional.of(new Requirement(new ModuleVersion(words.get(0), words.get(1)), line.location()))
                    : Optional.empty();
        }

        /** Whether this requires an older version of the same module than another does. */
        public boolean isOlderThan(Requirement other) {
            return module.path().equals(other.module.path())
                    && new VersionOrder().compare(module.version(), other.module.version()) < 0;
        }
    }

    /** What the text of a file says. */
    static GoMod of(String text, Path shownAs) {
        List<Problem> faults = new ArrayList<>();
        List<Requirement> requirements = new ArrayList<>();
        Optional<GoModLine> name = Optional.empty();
        Optional<GoModLine> go = Optional.empty();
        for (GoModLine line : GoModLine.of(text, shownAs)) {
            switch (line.verb()) {
                case "module" -> name = Optional.of(line);
                case "go" -> go = Optional.of(line);
                case "require" -> Requirement.of(line).ifPresentOrElse(requirements::add, () -> faults.add(odd(line)));
                case "replace" -> faults.add(replacement(line));
                default -> {
                    if (!LEFT_TO_GO.contains(line.verb())) {
                        faults.add(Problem.at(
                                line.location(),
                                "\"" + line.verb() + "\" is nothing that Go knows in a go.mod",
                                "Mend the line; `go mod tidy` writes the file as it has to be"));
                    }
                }
            }
        }
        String path = name.map(GoModLine::arguments)
                .filter(words -> words.size() == 1)
                .map(words -> words.get(0))
                .orElse("");
        var at = name.map(GoModLine::location).orElse(new Location(shownAs, 1, 1));
        if (path.isEmpty()) {
            faults.add(Problem.at(at, "the module has no path", "Begin the file with a line such as `module plant`"));
        } else if (path.equals(GENERATED)) {
            faults.add(Problem.at(at, "\"" + path + "\" is the module around each task", "Choose another path"));
        }
        return new GoMod(path, go, List.copyOf(requirements), List.copyOf(faults));
    }

    private static Problem odd(GoModLine line) {
        return Problem.at(
                line.location(),
                "a module is required by its path and a version such as v1.2.3, found `"
                        + String.join(" ", line.arguments()) + "`",
                "Run `go mod tidy` in that folder, which writes the version");
    }

    private static Problem replacement(GoModLine line) {
        return Problem.at(
                line.location(),
                "a build of components replaces no module",
                "Require the module that is meant, or put its packages into folders beside the tasks'");
    }
}
