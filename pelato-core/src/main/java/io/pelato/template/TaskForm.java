package io.pelato.template;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The forms that a task's Go function may have. A task type names those that it can call. */
public enum TaskForm {
    STRING("func exec_task(arg string) string", "string", "string"),
    STRING_ERROR("func exec_task(arg string) (string, error)", "string", "string, error"),
    BYTES("func exec_task(arg []byte) []byte", "[]byte", "[]byte"),
    BYTES_ERROR("func exec_task(arg []byte) ([]byte, error)", "[]byte", "[]byte, error"),
    KEYVALUE("func exec_task(key, data string) (string, string)", "string, string", "string, string"),
    KEYVALUE_ERROR(
            "func exec_task(key, data string) (string, string, error)", "string, string", "string, string, error");

    private final String signature;
    private final String parameters;
    private final String results;

    TaskForm(String signature, String parameters, String results) {
        this.signature = signature;
        this.parameters = parameters;
        this.results = results;
    }

    /** The form with these Go types of parameters and results, if there is one. */
    public static Optional<TaskForm> of(List<String> parameters, List<String> results) {
        String in = String.join(", ", parameters);
        String out = String.join(", ", results);
        return Arrays.stream(values())
                .filter(form -> form.parameters.equals(in) && form.results.equals(out))
                .findFirst();
    }

    /** The form of this name in a descriptor, such as {@code string_error}. */
    public static Optional<TaskForm> named(String key) {
        return Arrays.stream(values()).filter(form -> form.key().equals(key)).findFirst();
    }

    /** The name in descriptors and in the templates' variable {@code form}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The function's head as a user writes it. */
    public String signature() {
        return signature;
    }
}
