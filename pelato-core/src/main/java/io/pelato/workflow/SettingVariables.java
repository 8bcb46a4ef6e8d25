package io.pelato.workflow;

import io.pelato.template.Field;
import io.pelato.template.FieldKind;
import io.pelato.template.TaskType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes FreeMarker variables of a task's settings. */
final class SettingVariables {

    private SettingVariables() {}

    static Map<String, Object> of(TaskType type, Map<String, List<String>> settings) {
        Map<String, Object> variables = new LinkedHashMap<>();
        settings.forEach((key, values) -> {
            int dot = key.indexOf('.');
            if (dot < 0) {
                variables.put(key, takesSeveral(type, key) ? values : values.get(0));
            } else if (!PasswordSettings.contain(key.substring(dot + 1))) {
                String field = key.substring(0, dot);
                variables.computeIfAbsent(field, name -> hash(name, settings));
            }
        });
        return variables;
    }

    private static Map<String, String> hash(String field, Map<String, List<String>> settings) {
        Map<String, String> hash = new LinkedHashMap<>();
        settings.forEach((key, values) -> {
            String inner = key.startsWith(field + ".") ? key.substring(field.length() + 1) : "";
            if (!inner.isEmpty() && !PasswordSettings.contain(inner)) {
                hash.put(inner, values.get(0));
            }
        });
        return Collections.unmodifiableMap(hash);
    }

    private static boolean takesSeveral(TaskType type, String field) {
        return type.field(field)
                .map(Field::kind)
                .filter(FieldKind::takesSeveral)
                .isPresent();
    }
}
