package io.pelato;

import io.pelato.machine.WholeFile;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.starter.StarterProject;
import io.pelato.template.Templates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes a new project. All of its files are written, or none is and what was there stays as it was. */
final class InitStep {

    private final InitRequest request;

    InitStep(InitRequest request) {
        this.request = request;
    }

    NewProject create() {
        Map<Path, String> files = new TreeMap<>();
        request.buildFiles()
                .forEach((name, text) -> files.put(request.directory().resolve(name), text));
        StarterProject.of(request.name(), request.types(), Templates.read(List.of()))
                .files()
                .forEach((name, text) -> files.put(request.directory().resolve(name), text));
        List<Problem> inTheWay = files.keySet().stream()
                .flatMap(file -> inTheWay(file).stream())
                .distinct()
                .toList();
        if (!inTheWay.isEmpty()) {
            throw new ProblemsException(inTheWay);
        }
        write(files);
        return new NewProject(List.copyOf(files.keySet()));
    }

    private List<Problem> inTheWay(Path file) {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return List.of(Problem.of(
                    file + " is there already, and nothing was written",
                    "Move it away, or make the project in another folder with pelato.init.directory"));
        }
        List<Problem> problems = new ArrayList<>();
        for (Path folder = file.getParent();
                folder != null && !folder.equals(request.directory());
                folder = folder.getParent()) {
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                problems.add(Problem.of(
                        folder + " is no folder, and nothing was written",
                        "Move it away, or make the project in another folder with pelato.init.directory"));
            }
        }
        return problems;
    }

    private static void write(Map<Path, String> files) {
        List<Path> written = new ArrayList<>();
        try {
            files.forEach((file, text) -> {
                WholeFile.write(file, text);
                written.add(file);
            });
        } catch (ProblemsException e) {
            written.forEach(InitStep::delete);
            throw e;
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
