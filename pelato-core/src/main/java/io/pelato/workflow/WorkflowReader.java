package io.pelato.workflow;

import io.pelato.problem.ProblemsException;
import io.pelato.template.Templates;
import io.pelato.yaml.YamlReader;
import io.pelato.yaml.YamlValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code workflow.yaml}, and tells every fault in it and in the tasks' Go files in one run. */
public final class WorkflowReader {

    private static final String DATABASE = "database";

    /** The keys beside {@code tasks}: the application's name, and what a task inherits where it says nothing. */
    private static final List<String> KEYS =
            List.of("project_name", "tasks", "error_topic", "retries", DATABASE, BuildReader.KEY);

    private final Templates templates;
    private final WorkflowSettings settings;

    public WorkflowReader(Templates templates, WorkflowSettings settings) {
        this.templates = templates;
        this.settings = settings;
    }

    /**
     * Reads and checks a workflow.
     *
     * @throws ProblemsException with all faults, each with its line and column
     */
    public Workflow read(Path file) {
        var faults = new Faults(settings.shown(file));
        YamlValue.Mapping root =
                new Interpolation(settings.properties(), faults).of(YamlReader.read(file, settings.shown(file)));
        var values = new FieldReader(root, faults);
        values.onlyKeys(KEYS, "");
        checkInherited(values);
        String project = projectName(root, faults);
        var reader = new TaskReader(templates, settings, project, root, faults);
        List<Task> tasks = new ArrayList<>();
        List<YamlValue.Mapping> mappings = taskMappings(root, faults);
        mappings.forEach(mapping -> reader.read(mapping).ifPresent(tasks::add));
        var shared = new SharedNames(faults);
        shared.checkComponents(mappings, templates.providers());
        shared.checkPaths(mappings, templates);
        if (!faults.isEmpty()) {
            throw faults.exception();
        }
        return new Workflow(project, file, List.copyOf(tasks));
    }

    // What no task inherits is checked as well.
    private static void checkInherited(FieldReader values) {
        CommonFields.settings().forEach(values::values);
        values.database(DATABASE);
    }

    private String projectName(YamlValue.Mapping root, Faults faults) {
        Optional<YamlValue> value = root.get("project_name");
        String name = root.text("project_name").orElse(settings.projectName());
        if (value.isPresent() && !(value.get() instanceof YamlValue.Text)) {
            faults.add(
                    value.get().location(),
                    "\"project_name\" must be a text, found " + value.get().kind(),
                    "Write `project_name: temperature`");
        } else if (!Names.isProject(name)) {
            faults.add(
                    value.map(YamlValue::location).orElse(root.location()),
                    "\"" + name + "\" cannot be the name of an application",
                    "Write a `project_name` of letters, digits, `_` and `-`, at most 63 of them"
                            + (value.isPresent() ? "" : "; without one the artifactId is taken"));
        }
        return name;
    }

    private static List<YamlValue.Mapping> taskMappings(YamlValue.Mapping root, Faults faults) {
        Optional<YamlValue> tasks = root.get("tasks");
        if (tasks.isEmpty()) {
            faults.add(root.location(), "\"tasks\" is missing", "Write `tasks:` with one `- name: ...` entry a task");
            return List.of();
        }
        if (!(tasks.get() instanceof YamlValue.Sequence sequence)
                || sequence.items().isEmpty()) {
            faults.add(
                    tasks.get().location(),
                    "\"tasks\" must be a list with at least one task, found " + describe(tasks.get()),
                    "Write one `- name: ...` entry a task");
            return List.of();
        }
        List<YamlValue.Mapping> mappings = new ArrayList<>();
        for (YamlValue item : sequence.items()) {
            if (item instanceof YamlValue.Mapping mapping) {
                mappings.add(mapping);
            } else {
                faults.add(item.location(), "a task must be a mapping, found " + item.kind(), "Write `- name: ...`");
            }
        }
        return mappings;
    }

    private static String describe(YamlValue value) {
        return value instanceof YamlValue.Sequence ? "an empty list" : value.kind();
    }
}
