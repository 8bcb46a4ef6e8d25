package io.pelato.workflow;

import io.pelato.module.TaskModule;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.template.CommonFields;
import io.pelato.template.Field;
import io.pelato.template.FieldKind;
import io.pelato.template.NearestName;
import io.pelato.template.Templates;
import io.pelato.yaml.YamlReader;
import io.pelato.yaml.YamlValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code workflow.yaml}, and tells every fault in it and in the tasks' Go files in one run. */
public final class WorkflowReader {

    private static final String DATABASE = "database";

    /** The keys beside {@code tasks}: the application's name, and what a task inherits where it says nothing. */
    private static final List<String> KEYS = Stream.of(
                    List.of("project_name", "tasks", KeepReader.KEY, KeepReader.ENTRY),
                    CommonFields.inheritedKeys(),
                    List.of(DATABASE))
            .flatMap(List::stream)
            .toList();

    private static final Field ANY_DATABASE =
            new Field(DATABASE, FieldKind.DATABASE, Field.Presence.OPTIONAL, Optional.empty(), "");

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
        WorkflowFile.mustBeThere(file);
        YamlValue.Mapping root =
                new Interpolation(settings.properties(), faults).of(YamlReader.read(file, settings.shown(file)));
        var values = new FieldReader(root, faults);
        checkKeys(root, faults);
        checkInherited(values);
        checkInstances(faults);
        String project = projectName(root, faults);
        Optional<TaskModule> module = module(faults);
        var reader = new TaskReader(templates, settings, module, project, root, faults);
        List<Task> tasks = new ArrayList<>();
        List<YamlValue.Mapping> mappings = taskMappings(root, faults);
        mappings.forEach(mapping -> reader.read(mapping).ifPresent(tasks::add));
        var shared = new SharedNames(faults);
        shared.checkComponents(mappings, templates.providers());
        shared.checkPaths(mappings, templates);
        new TopicLoops(reader.topics(), faults).check();
        new TopicNames(reader.topics(), faults).check();
        var kept = new KeptSubjects(reader.topics(), faults);
        kept.check();
        Keep keep = new KeepReader(faults).read(root).with(kept.places());
        shared.checkForwarder(mappings, keep);
        if (!faults.isEmpty()) {
            throw faults.exception();
        }
        return new Workflow(project, file, List.copyOf(tasks), faults.warnings(), keep, module);
    }

    private Optional<TaskModule> module(Faults faults) {
        try {
            return TaskModule.in(settings.tasks().normalize(), settings::shown);
        } catch (ProblemsException e) {
            e.problems().forEach(faults::add);
            return Optional.empty();
        }
    }

    // A key that begins with x- is the user's own: a place for what tasks merge.
    private static void checkKeys(YamlValue.Mapping root, Faults faults) {
        List<String> ofTasks = CommonFields.keys();
        for (YamlValue.Entry entry : root.entries()) {
            String key = entry.key().text();
            if (!KEYS.contains(key) && !key.startsWith("x-")) {
                faults.add(
                        entry.key().location(),
                        "unknown key \"" + key + "\"",
                        ofTasks.contains(key)
                                ? "It is a key of a task: indent it as far as the task's other keys"
                                : NearestName.advice(key, KEYS));
            }
        }
    }

    // What no task inherits is checked as well.
    private static void checkInherited(FieldReader values) {
        CommonFields.ofTasks().stream()
                .filter(field -> !TaskFields.isTakenAway(field, values))
                .forEach(values::value);
        values.value(ANY_DATABASE);
    }

    private void checkInstances(Faults faults) {
        if (settings.instances() < 1 || settings.instances() > FieldRule.MOST_INSTANCES) {
            faults.add(Problem.of(
                    "pelato.instances is " + settings.instances(),
                    "Write a number from 1 to " + FieldRule.MOST_INSTANCES));
        }
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
