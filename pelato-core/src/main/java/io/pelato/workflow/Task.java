package io.pelato.workflow;

import io.pelato.template.TaskForm;
import io.pelato.template.TaskType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One task of a workflow, checked and with every default filled in.
 *
 * @param name the name shown to people
 * @param type the task type
 * @param code the user's Go file
 * @param form the form of the function in it
 * @param targets the host-type labels of the hosts that run it, in the user's order
 * @param componentName the name of the component and of its image's repository
 * @param version the component's version, the tag of its image
 * @param instances how many messages each target may work on at once
 * @param settings the fields of its type by name, in the descriptor's order; a field without a value is absent
 */
public record Task(
        String name,
        TaskType type,
        Path code,
        TaskForm form,
        List<String> targets,
        String componentName,
        String version,
        int instances,
        Map<String, List<String>> settings) {}
