package io.pelato.generate;

import io.pelato.module.GoMod;
import io.pelato.module.GoModLine;
import io.pelato.module.ModuleVersion;
import io.pelato.module.TaskModule;
import io.pelato.problem.Checks;
import io.pelato.problem.FileFault;
import io.pelato.problem.Problem;
import io.pelato.workflow.CodeModule;
import io.pelato.workflow.ImportedPackage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of a project that its code imports from modules: the packages' own files, each module in a folder of the
 * project, and a go.mod that leads Go there. So a compile looks nowhere else, and the project's digest knows all of them.
 */
final class ModuleFiles {

    private static final String GO_MOD = "go.mod";
    private static final Pattern MODULE = Pattern.compile("(?m)^module[ \\t]+(\\S+)[ \\t]*$");
    private static final Pattern IMPORT_PATH = Pattern.compile("[A-Za-z0-9._~/-]*");

    private final TaskModule tasks;
    private final GoModText generated;

    /** What a template's go.mod says. */
    private record GoModText(String text, String path, List<ModuleVersion> required) {

        static GoModText of(byte[] content) {
            String text = new String(content, StandardCharsets.UTF_8);
            List<ModuleVersion> required = GoModLine.of(text, Path.of(GO_MOD)).stream()
                    .filter(line -> line.verb().equals("require"))
                    .filter(line -> line.arguments().size() == 2)
                    .map(line -> new ModuleVersion(
                            line.arguments().get(0), line.arguments().get(1)))
                    .toList();
            String path = MODULE.matcher(text)
                    .results()
                    .findFirst()
                    .map(found -> found.group(1))
                    .orElse("");
            return new GoModText(text, path, required);
        }
    }

    /**
     * The modules of projects with this go.mod.
     *
     * @param goMod the content of the template's own go.mod
     */
    ModuleFiles(TaskModule tasks, byte[] goMod) {
        this.tasks = tasks;
        this.generated = GoModText.of(goMod);
    }

    /**
     * The files by name; none where nothing is imported.
     *
     * @param code the task's file or folder
     */
    SortedMap<String, byte[]> of(Path code, List<ImportedPackage> packages) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        if (packages.isEmpty()) {
            return files;
        }
        checkClashes();
        Map<CodeModule, String> folders = new LinkedHashMap<>();
        for (ImportedPackage imported : packages) {
            CodeModule module = imported.module();
            String folder = folders.computeIfAbsent(module, ModuleFiles::folder);
            files.put(folder + "/" + GO_MOD, bytes("module " + module.path() + "\n\ngo " + module.go() + "\n"));
            for (Path file : imported.files()) {
                String name = module.folder().relativize(file).toString().replace('\\', '/');
                files.put(folder + "/" + name, read(file));
            }
        }
        files.put(GO_MOD, bytes(goMod(folders, code)));
        return files;
    }

    private static String folder(CodeModule module) {
        return module.pinned()
                .map(pinned -> ProjectGenerator.MODULES + "/" + pinned.folder())
                .orElse(ProjectGenerator.SHARED);
    }

    private String goMod(Map<CodeModule, String> folders, Path code) {
        var requirements = new StringBuilder("\nrequire (\n");
        var places = new StringBuilder("\nreplace (\n");
        String text = generated.text().stripTrailing() + "\n";
        boolean shares =
                folders.keySet().stream().anyMatch(module -> module.pinned().isEmpty());
        if (shares) {
            // What is below a folder "internal" can be imported from beside that folder alone, so the module around the
            // task takes a path that is there; its packages keep theirs.
            text = MODULE.matcher(text)
                    .replaceFirst(Matcher.quoteReplacement("module " + beside(code) + "/" + generated.path()));
            requirements.append("\t").append(generated.path()).append(" v0.0.0\n");
            places.append("\t").append(generated.path()).append(" => ./\n");
        }
        folders.forEach((module, folder) -> {
            String version = module.pinned().map(ModuleVersion::version).orElse("v0.0.0");
            requirements
                    .append("\t")
                    .append(module.path())
                    .append(' ')
                    .append(version)
                    .append('\n');
            places.append("\t")
                    .append(module.path())
                    .append(" => ./")
                    .append(folder)
                    .append('\n');
        });
        return text + requirements + ")\n" + places + ")\n";
    }

    private String beside(Path code) {
        Path folder = Files.isDirectory(code) ? code : code.resolveSibling("");
        String below = tasks.folder()
                .toAbsolutePath()
                .normalize()
                .relativize(folder.toAbsolutePath().normalize())
                .toString()
                .replace('\\', '/');
        String path = tasks.mod().path();
        return below.isEmpty() || !IMPORT_PATH.matcher(below).matches() ? path : path + "/" + below;
    }

    private void checkClashes() {
        var checks = new Checks();
        for (GoMod.Requirement requirement : tasks.mod().requirements()) {
            generated.required().stream()
                    .filter(own -> own.path().equals(requirement.module().path()))
                    .filter(own -> !own.equals(requirement.module()))
                    .forEach(own -> checks.add(Problem.at(
                            requirement.location(),
                            requirement.module() + " is required, and the code around a task is made for " + own,
                            "Write " + own.version())));
        }
        checks.end();
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw FileFault.reading(file, e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
