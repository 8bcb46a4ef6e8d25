package io.pelato.starter;

import io.pelato.problem.Checks;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.template.NearestName;
import io.pelato.template.TaskType;
import io.pelato.template.Templates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The files of a new workflow: tasks of some types, each reading what the one before it sends. Every task has a folder of
 * its own, and so Go's own tools take each for the package that it is.
 *
 * @param files their contents, by their paths from the project's folder, in the order in which people read them
 */
public record StarterProject(Map<String, String> files) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,63}");
    private static final String SCHEMA = "target/pelato/workflow.schema.json";
    private static final String GO_VERSION = "1.21";

    /**
     * The project of this name with a task of each of these types.
     *
     * @throws ProblemsException when the name cannot be that of a workflow, or a type is not known
     */
    public static StarterProject of(String name, List<String> typeNames, Templates templates) {
        var checks = new Checks();
        if (!NAME.matcher(name).matches()) {
            checks.add(Problem.of(
                    "\"" + name + "\" cannot be the name of a workflow",
                    "Write letters, digits, `_` and `-`, at most 63, in pelato.init.name"));
        }
        List<TaskType> types = new ArrayList<>();
        for (String typeName : typeNames) {
            templates.type(typeName).ifPresentOrElse(types::add, () -> checks.add(unknown(typeName, templates)));
        }
        if (typeNames.isEmpty()) {
            checks.add(Problem.of("A workflow has at least one task", "Name its type in pelato.init.types"));
        }
        checks.end();
        return new StarterProject(files(name, tasks(name, types)));
    }

    private static List<StarterTask> tasks(String name, List<TaskType> types) {
        List<StarterTask> tasks = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        Optional<String> sent = Optional.empty();
        for (TaskType type : types) {
            String plain = StarterTask.named(type);
            int number = seen.merge(plain, 1, Integer::sum);
            String component = number == 1 ? plain : plain + "_" + number;
            var task = new StarterTask(component, type, sent.orElse(name + ".in"), name + "." + component);
            tasks.add(task);
            sent = task.sends() ? Optional.of(task.destination()) : sent;
        }
        return tasks;
    }

    private static Map<String, String> files(String name, List<StarterTask> tasks) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("workflow.yaml", workflow(name, tasks));
        files.put("tasks/go.mod", "module " + name + "\n\ngo " + GO_VERSION + "\n");
        for (StarterTask task : tasks) {
            files.put(task.codeFile(), task.goCode());
            task.examples().ifPresent(examples -> files.put(task.examplesFile(), examples));
        }
        return files;
    }

    private static String workflow(String name, List<StarterTask> tasks) {
        var workflow = new StringBuilder("# yaml-language-server: $schema=" + SCHEMA + "\n");
        workflow.append("project_name: ").append(name).append('\n');
        workflow.append("error_topic: ")
                .append(name)
                .append(".errors   # messages that fail go here, with the reason\n");
        workflow.append("\ntasks:\n");
        tasks.forEach(task -> workflow.append(task.yaml()).append('\n'));
        return workflow.toString().stripTrailing() + "\n";
    }

    private static Problem unknown(String name, Templates templates) {
        List<String> names = templates.types().stream().map(TaskType::name).toList();
        return Problem.of(
                "pelato.init.types names \"" + name + "\", and there is no such task type",
                NearestName.of(name, names)
                                .map(near -> "Did you mean \"" + near + "\"? ")
                                .orElse("") + "Types: " + String.join(", ", names));
    }
}
