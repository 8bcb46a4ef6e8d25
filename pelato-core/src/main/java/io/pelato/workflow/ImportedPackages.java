package io.pelato.workflow;

import io.pelato.module.GoMod;
import io.pelato.module.GoModLine;
import io.pelato.module.ModuleCache;
import io.pelato.module.PinnedModules;
import io.pelato.module.TaskModule;
import io.pelato.problem.Checks;
import io.pelato.problem.FileFault;
import io.pelato.problem.Location;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Finds the packages that tasks import, in the user's own module and in those that it requires; each is read once. */
public final class ImportedPackages {

    private final TaskModule module;
    private final PinnedModules pinned;
    private final UnaryOperator<Path> shown;
    private final Map<String, Found> known = new HashMap<>();

    /**
     * The packages that a module's code may import.
     *
     * @param shown names a file as messages do
     */
    public ImportedPackages(TaskModule module, ModuleCache cache, UnaryOperator<Path> shown) {
        this.module = module;
        this.pinned = new PinnedModules(module, cache);
        this.shown = shown;
    }

    /** An import that is still to be followed; the place is always one of the user's. */
    private record Open(String path, Location at, Optional<String> importer) {}

    private record Found(ImportedPackage found, List<GoSource.Named> imports) {}

    /**
     * All packages that code imports, and that these import, in the order of their paths.
     *
     * @param code a file or a folder
     * @throws ProblemsException naming each that is not there, and each module that is not what {@code go.sum} says
     */
    public List<ImportedPackage> of(Path code) {
        var checks = new Checks();
        SortedMap<String, ImportedPackage> packages = new TreeMap<>();
        Deque<Open> open = new ArrayDeque<>();
        try {
            for (Path file : GoPackage.files(code)) {
                GoSource.read(file, shown.apply(file))
                        .imports()
                        .forEach(path -> open.add(new Open(path.name(), path.location(), Optional.empty())));
            }
        } catch (IOException e) {
            throw FileFault.reading(shown.apply(code), e);
        }
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            Open next = open.remove();
            if (seen.add(next.path()) && (module.isOwn(next.path()) || GoImports.isOfModule(next.path()))) {
                checks.get(() -> find(next)).ifPresent(found -> {
                    packages.put(next.path(), found.found());
                    boolean own = found.found().module().pinned().isEmpty();
                    found.imports()
                            .forEach(path -> open.add(new Open(
                                    path.name(), own ? path.location() : next.at(), Optional.of(next.path()))));
                });
            }
        }
        checks.end();
        return List.copyOf(packages.values());
    }

    private Found find(Open wanted) {
        Found before = known.get(wanted.path());
        if (before != null) {
            return before;
        }
        Found found = own(wanted.path())
                .or(() -> required(wanted.path()))
                .orElseThrow(() -> new ProblemsException(missing(wanted)));
        known.put(wanted.path(), found);
        return found;
    }

    private Optional<Found> own(String path) {
        if (!module.isOwn(path)) {
            return Optional.empty();
        }
        GoRelease written = GoRelease.of(module.mod().go());
        GoRelease release = written.isLaterThan(GoRelease.OF_BUILDER) ? GoRelease.OF_BUILDER : written;
        var own = new CodeModule(module.mod().path(), Optional.empty(), module.folder(), release.toString());
        return read(own, path, module.folderOf(path));
    }

    private Optional<Found> required(String path) {
        for (GoMod.Requirement requirement : module.providers(path)) {
            Path folder = pinned.folder(requirement);
            String inside = path.substring(requirement.module().path().length());
            Optional<Found> found =
                    read(required(requirement, folder), path, folder.resolve(inside.replaceFirst("^/", "")));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private CodeModule required(GoMod.Requirement requirement, Path folder) {
        List<GoModLine> lines = lines(folder.resolve("go.mod"));
        checkVersions(requirement, lines);
        GoRelease release = GoRelease.of(
                lines.stream().filter(line -> line.verb().equals("go")).findFirst());
        if (release.isLaterThan(GoRelease.OF_BUILDER)) {
            throw new ProblemsException(Problem.at(
                    requirement.location(),
                    requirement.module() + " needs Go " + release + ", and components are compiled with Go "
                            + GoRelease.OF_BUILDER,
                    "Take an older version of it, as with `go get "
                            + requirement.module().path() + "@v1.2.3`"));
        }
        return new CodeModule(
                requirement.module().path(), Optional.of(requirement.module()), folder, release.toString());
    }

    private static List<GoModLine> lines(Path mod) {
        try {
            return Files.exists(mod) ? GoModLine.of(Files.readString(mod), mod) : List.of();
        } catch (IOException e) {
            throw FileFault.reading(mod, e);
        }
    }

    // Go takes the latest version that anybody requires, and go.mod has to say which that is.
    private void checkVersions(GoMod.Requirement requirement, List<GoModLine> lines) {
        var checks = new Checks();
        lines.stream()
                .flatMap(line -> GoMod.Requirement.of(line).stream())
                .forEach(needed -> module.mod().requirements().stream()
                        .filter(own -> own.isOlderThan(needed))
                        .forEach(own -> checks.add(Problem.at(
                                own.location(),
                                requirement.module() + " needs " + needed.module() + ", which is later than "
                                        + own.module().version(),
                                "Run `go get " + needed.module() + "` in " + module.shown()
                                        + ", then `mvn pelato:resolve`"))));
        checks.end();
    }

    private Optional<Found> read(CodeModule code, String path, Path folder) {
        try {
            CompiledPackage compiled = CompiledPackage.in(folder, code.pinned().isEmpty() ? shown : file -> file);
            return compiled.sources().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Found(new ImportedPackage(code, path, compiled.files()), compiled.imports()));
        } catch (IOException e) {
            throw FileFault.reading(FileFault.place(e, folder), e);
        }
    }

    private Problem missing(Open wanted) {
        if (module.isOwn(wanted.path())) {
            return SharedPackages.missing(wanted.path(), wanted.at(), shown.apply(module.folderOf(wanted.path())));
        }
        List<GoMod.Requirement> providers = module.providers(wanted.path());
        String path = "\"" + wanted.path() + "\"";
        if (!providers.isEmpty()) {
            return Problem.at(
                    wanted.at(),
                    "there is no package " + path + " in " + providers.get(0).module(),
                    "Mend the path, or require a version that has it");
        }
        return wanted.importer()
                .filter(importer -> !module.isOwn(importer))
                .map(importer -> Problem.at(
                        wanted.at(),
                        "\"" + importer + "\" imports " + path + ", which is in no module of " + module.goMod(),
                        "Run `go mod tidy` in " + module.shown() + ", then `mvn pelato:resolve`"))
                .orElseGet(() -> GoImports.notRequired(wanted.path(), wanted.at(), module));
    }
}
