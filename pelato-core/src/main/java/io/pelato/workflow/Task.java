package io.pelato.workflow;

import io.pelato.template.Field;
import io.pelato.template.TaskForm;
import io.pelato.template.TaskType;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
 * @param optimization what the compiler is to aim at, where the workflow says so
 * @param settings the fields of its type by name, in the descriptor's order; a field without a value is absent. A field
 *     of kind {@code database} is spread over several entries, {@code FIELD.host}, {@code .port}, {@code .name}, {@code
 *     .user}, {@code .tls} and one of {@code .password_env}, {@code .password_server} and {@code .password_secret.*},
 *     which name where the password comes from
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
        Optional<Optimization> optimization,
        Map<String, List<String>> settings) {

    /**
     * What expressions of descriptors may use of this task: {@code component}, {@code name}, {@code version} and its
     * fields. A field that takes several values is a list, one of kind {@code database} a map, any other a text.
     */
    public Map<String, Object> variables() {
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("component", componentName);
        variables.put("name", name);
        variables.put("version", version);
        variables.putAll(SettingVariables.of(type, settings));
        return Collections.unmodifiableMap(variables);
    }

    /** Where the passwords come from that expressions may use, by variable, such as {@code database.password}. */
    public Map<String, PasswordSource> passwords() {
        Map<String, PasswordSource> passwords = new LinkedHashMap<>();
        for (Field field : type.fields()) {
            new PasswordSettings(field.name(), settings)
                    .source()
                    .ifPresent(source -> passwords.put(field.name() + ".password", source));
        }
        return Collections.unmodifiableMap(passwords);
    }
}
