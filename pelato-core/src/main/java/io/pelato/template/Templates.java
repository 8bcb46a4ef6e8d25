package io.pelato.template;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All task types and providers that a workflow may use: those that come with Pelato, then those of the user's own
 * folders. A later folder replaces what an earlier one has under the same name.
 */
public final class Templates {

    private static final String PROVIDER_FILE = ".yaml";
    private static final List<String> LAYOUT = List.of("types", "providers", "parts");

    private final Map<String, TaskType> types = new TreeMap<>();
    private final Map<String, Provider> providers = new TreeMap<>();
    private final Map<String, Origin> origins = new TreeMap<>();

    /**
     * Where a type comes from.
     *
     * @param order the place of its folder among all
     */
    private record Origin(int order, DescriptorReader descriptor) {}

    private Templates() {}

    /**
     * Reads the descriptors.
     *
     * @param own template folders of the user's, each with {@code types/} and, where needed, {@code parts/} and
     *     {@code providers/}
     * @throws ProblemsException with all faults of all descriptors
     */
    public static Templates read(List<Path> own) {
        List<Path> roots = new ArrayList<>(List.of(BuiltInTemplates.folder()));
        roots.addAll(own);
        return readAll(roots);
    }

    /** Reads the descriptors of these folders and no others. */
    static Templates readAll(List<Path> roots) {
        var templates = new Templates();
        List<Problem> problems = new ArrayList<>();
        Map<String, Path> parts = new TreeMap<>();
        for (int i = 0; i < roots.size(); i++) {
            int order = i;
            Path root = roots.get(i);
            if (!Files.isDirectory(root)) {
                problems.add(
                        Files.exists(root)
                                ? Problem.of(
                                        "The templates " + root + " are neither a folder nor a jar",
                                        "Name a folder or a jar in pelato.templates")
                                : Problem.of(
                                        "The template folder " + root + " does not exist",
                                        "Create it, or mend pelato.templates"));
                continue;
            }
            if (LAYOUT.stream().noneMatch(name -> Files.isDirectory(root.resolve(name)))) {
                problems.add(Problem.of(
                        "The templates " + source(root) + " hold none of the folders " + String.join(", ", LAYOUT),
                        "Name the folder or jar that holds types/NAME/template.yaml in pelato.templates"));
                continue;
            }
            var folder = new TemplateFolder(root);
            int before = problems.size();
            collect(problems, () -> folder.folders("parts").forEach(part -> parts.put(name(part), part)));
            if (problems.size() > before) {
                // Every type would miss its parts, which is the same fault.
                continue;
            }
            collect(
                    problems,
                    () -> folder.files("providers").stream()
                            .filter(file -> name(file).endsWith(PROVIDER_FILE))
                            .forEach(file -> collect(problems, () -> templates.addProvider(root, file))));
            collect(
                    problems,
                    () -> folder.folders("types")
                            .forEach(type ->
                                    collect(problems, () -> templates.addType(order, root, type, Map.copyOf(parts)))));
        }
        templates.types.values().forEach(type -> problems.addAll(templates.clashes(type)));
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
        return templates;
    }

    /** The task type of this name or alias. */
    public Optional<TaskType> type(String name) {
        return types.values().stream()
                .filter(type -> type.name().equals(name) || type.aliases().contains(name))
                .findFirst();
    }

    /** All task types in the order of their names. */
    public Collection<TaskType> types() {
        return types.values();
    }

    /** The provider of this name. */
    public Optional<Provider> provider(String name) {
        return Optional.ofNullable(providers.get(name));
    }

    /** All providers in the order of their names. */
    public Collection<Provider> providers() {
        return providers.values();
    }

    private void addType(int order, Path root, Path folder, Map<String, Path> parts) {
        Path file = folder.resolve("template.yaml");
        Path own = folder.resolve("files");
        var templates = new TemplateFolder(root);
        templates.mustStayInside(file);
        templates.mustStayInside(own);
        var descriptor = new DescriptorReader(file, shown(root, file));
        TaskType type = descriptor.taskType(name(folder), new PartFolders(own, parts));
        types.put(type.name(), type);
        origins.put(type.name(), new Origin(order, descriptor));
    }

    private void addProvider(Path root, Path file) {
        String name = name(file);
        Provider provider = new DescriptorReader(file, shown(root, file))
                .provider(name.substring(0, name.length() - PROVIDER_FILE.length()));
        providers.put(provider.name(), provider);
    }

    private List<Problem> clashes(TaskType type) {
        Origin origin = origins.get(type.name());
        List<TaskType> beside = new ArrayList<>();
        List<TaskType> before = new ArrayList<>();
        for (TaskType other : types.values()) {
            int order = origins.get(other.name()).order();
            if (order < origin.order()) {
                before.add(other);
            } else if (order == origin.order() && !other.name().equals(type.name())) {
                beside.add(other);
            }
        }
        return origin.descriptor().clashes(beside, before, providers.keySet());
    }

    private static void collect(List<Problem> problems, Runnable reading) {
        try {
            reading.run();
        } catch (ProblemsException e) {
            problems.addAll(e.problems());
        }
    }

    /** What the user named: the root of a jar is a slash, and its file system is called as the jar is. */
    private static String source(Path root) {
        return root.getParent() == null ? root.getFileSystem().toString() : root.toString();
    }

    private static Path shown(Path root, Path file) {
        Path relative = root.relativize(file);
        return root.equals(BuiltInTemplates.folder())
                ? Path.of(relative.toString())
                : Path.of(root.toString(), relative.toString());
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
