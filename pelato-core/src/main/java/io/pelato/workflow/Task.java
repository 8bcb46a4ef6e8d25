package io.pelato.workflow;

import io.pelato.template.CommonFields;
import io.pelato.template.Delivery;
import io.pelato.template.Field;
import io.pelato.template.Link;
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
 * @param code the user's Go file, or the folder of several
 * @param form the form of the function in it
 * @param targets the hosts that run it, in the user's order: one that says every, or any number of others
 * @param componentName the name of the component and of its image's repository
 * @param version the component's version, the tag of its image
 * @param instances how many messages each target may work on at once
 * @param optimization what the compiler is to aim at, where the workflow says so
 * @param fields the values of the fields of its type and of those that its component reads, by name, in the descriptor's
 *     order; a field without a value is absent
 */
public record Task(
        String name,
        TaskType type,
        Path code,
        TaskForm form,
        List<Target> targets,
        String componentName,
        String version,
        int instances,
        Optional<Optimization> optimization,
        Map<String, FieldValue> fields) {

    /** What becomes of the task's messages when something dies. */
    public Delivery delivery() {
        return texts(CommonFields.DELIVERY).stream()
                .flatMap(text -> Delivery.named(text).stream())
                .findFirst()
                .orElse(Delivery.AT_MOST_ONCE);
    }

    /** The links that its component has. */
    public List<Link> links() {
        return type.links().stream().filter(link -> link.isFor(delivery())).toList();
    }

    /** The texts of a field; none where it has no value or does not consist of texts. */
    public List<String> texts(String field) {
        return Optional.ofNullable(fields.get(field)).map(FieldValue::texts).orElse(List.of());
    }

    /**
     * What expressions of descriptors may use of this task: {@code component}, {@code name}, {@code version} and its
     * fields. A field that takes several values is a list, one of kind {@code database} a map, any other a text. Passwords
     * are not there.
     */
    public Map<String, Object> variables() {
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("component", componentName);
        variables.put("name", name);
        variables.put("version", version);
        fields.forEach((field, value) -> value.variable().ifPresent(variable -> variables.put(field, variable)));
        return Collections.unmodifiableMap(variables);
    }

    /** Where the passwords come from that expressions may use, by variable, such as {@code database.password}. */
    public Map<String, PasswordSource> passwords() {
        Map<String, PasswordSource> passwords = new LinkedHashMap<>();
        fields.forEach(
                (field, value) -> value.passwords().forEach((part, source) -> passwords.put(field + part, source)));
        return Collections.unmodifiableMap(passwords);
    }

    /** What the component reads from its configuration, whatever its type: its name and the common fields for it. */
    public Map<String, String> commonConfig() {
        Map<String, String> config = new LinkedHashMap<>();
        config.put("task", componentName);
        for (Field field : CommonFields.ofComponents()) {
            List<String> texts = texts(field.name());
            if (!texts.isEmpty()) {
                config.put(field.name(), String.join(",", texts));
            }
        }
        return Collections.unmodifiableMap(config);
    }
}
