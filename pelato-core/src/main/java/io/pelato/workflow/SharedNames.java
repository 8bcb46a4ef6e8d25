package io.pelato.workflow;

import io.pelato.problem.Location;
import io.pelato.template.Field;
import io.pelato.template.FieldKind;
import io.pelato.template.Provider;
import io.pelato.template.TaskType;
import io.pelato.template.Templates;
import io.pelato.yaml.YamlValue;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks that tasks of one workflow do not claim the same name. */
final class SharedNames {

    private static final String FORWARDER = "forward";

    private final Faults faults;

    SharedNames(Faults faults) {
        this.faults = faults;
    }

    /** Component names: as they are written, and as WADM reads them beside the providers' names. */
    void checkComponents(List<YamlValue.Mapping> tasks, Collection<Provider> providers) {
        Map<String, Location> names = new HashMap<>();
        Map<String, String> ids = new HashMap<>();
        providers.forEach(provider ->
                ids.put(LatticeName.normalised(provider.name()), "the provider \"" + provider.name() + "\""));
        for (YamlValue.Mapping task : tasks) {
            Optional<String> name = task.text("component_name");
            if (name.isEmpty()) {
                continue;
            }
            Location written = task.get("component_name").orElseThrow().location();
            Location first = names.putIfAbsent(name.get(), written);
            // A name that two tasks merge stands in one place: the second task is where it is once too many.
            Location at = written.equals(first) ? task.location() : written;
            String other = ids.putIfAbsent(LatticeName.normalised(name.get()), "\"" + name.get() + "\"");
            if (first != null) {
                faults.add(
                        at,
                        "component_name \"" + name.get() + "\" is taken by the task in line " + first.line(),
                        "Give each task a component_name of its own");
            } else if (other != null) {
                faults.add(
                        at,
                        "component_name \"" + name.get() + "\" and " + other + " are one name to WADM, which reads"
                                + " both as \"" + LatticeName.normalised(name.get()) + "\"",
                        "Choose names that differ in more than `-`, `_` and `.`");
            }
        }
    }

    /** The name by which the messaging provider's own consumer takes an edge's messages to the cloud (task.go). */
    void checkForwarder(List<YamlValue.Mapping> tasks, Keep keep) {
        if (keep.entry().isEmpty()) {
            return;
        }
        for (YamlValue.Mapping task : tasks) {
            task.text("component_name")
                    .filter(FORWARDER::equals)
                    .flatMap(name -> task.get("component_name"))
                    .ifPresent(name -> faults.add(
                            name.location(),
                            "component_name \"" + FORWARDER
                                    + "\" is taken: with `entry: edge`, what takes messages from an"
                                    + " edge to the cloud is called so",
                            "Choose another name"));
        }
    }

    /** URL paths: one provider serves all tasks of a workflow, so a path leads to one task. */
    void checkPaths(List<YamlValue.Mapping> tasks, Templates templates) {
        Map<String, Location> paths = new HashMap<>();
        for (YamlValue.Mapping task : tasks) {
            List<Field> fields = task.text("type")
                    .flatMap(templates::type)
                    .map(TaskType::fields)
                    .orElse(List.of());
            for (Field field : fields) {
                if (field.kind() == FieldKind.PATH) {
                    new FieldReader(task, faults)
                            .texts(field.name())
                            .forEach(path -> checkPath(field, path, task, paths));
                }
            }
        }
    }

    private void checkPath(Field field, YamlValue.Text path, YamlValue.Mapping task, Map<String, Location> paths) {
        Location first = paths.putIfAbsent(path.text(), path.location());
        if (first != null) {
            faults.add(
                    path.location().equals(first) ? task.location() : path.location(),
                    field.name() + " \"" + path.text() + "\" is taken by the task in line " + first.line(),
                    "Give each task a " + field.name() + " of its own");
        }
    }
}
