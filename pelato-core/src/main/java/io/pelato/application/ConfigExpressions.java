package io.pelato.application;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.template.Expression;
import io.pelato.workflow.SecretReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Evaluates configuration expressions and keeps secret values apart. A secret variable is evaluated as a mark that
 * stands for it, so whatever an expression makes of it, the value itself is in no text that goes into a manifest.
 *
 * <p>Of a secret that only hosts can fetch there is no value to make anything of: its variable has to stand alone.
 */
final class ConfigExpressions {

    private static final char MARK = '\uE000';

    private final Map<String, Object> variables;
    private final Map<String, String> secretsByMark = new LinkedHashMap<>();
    private final Map<String, SecretReference> referencesByMark = new LinkedHashMap<>();

    /**
     * Makes expressions.
     *
     * @param variables what they may use
     * @param secrets variables whose values must not be seen
     * @param references variables whose values hosts fetch
     */
    ConfigExpressions(
            Map<String, Object> variables, Map<String, String> secrets, Map<String, SecretReference> references) {
        this.variables = new LinkedHashMap<>(variables);
        secrets.forEach(this::secret);
        references.forEach((name, reference) -> referencesByMark.put(mark(name), reference));
        Object natsUrl = variables.get("nats_url");
        if (natsUrl instanceof String url && url.contains("@")) {
            secret("nats_url", url);
        }
    }

    private void secret(String name, String value) {
        secretsByMark.put(mark(name), value);
    }

    private String mark(String name) {
        String mark = MARK + name + MARK;
        TaskVariables.put(variables, name, mark);
        return mark;
    }

    /**
     * The values of a map of expressions, without those that are empty.
     *
     * @param owner whose expressions they are, for messages
     * @throws ProblemsException with every expression that cannot be evaluated
     */
    EvaluatedConfig evaluate(String owner, Map<String, String> expressions) {
        Map<String, ConfigValue> values = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        new TreeMap<>(expressions).forEach((key, expression) -> {
            String place = owner + ", " + key;
            try {
                String text = Expression.evaluate(expression, place, variables);
                if (!text.isEmpty()) {
                    values.put(key, value(text, place));
                }
            } catch (ProblemsException e) {
                problems.addAll(e.problems());
            }
        });
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
        return new EvaluatedConfig(values);
    }

    private ConfigValue value(String text, String place) {
        if (referencesByMark.containsKey(text)) {
            return new ConfigValue.Fetched(referencesByMark.get(text));
        }
        if (referencesByMark.keySet().stream().anyMatch(text::contains)) {
            throw new ProblemsException(Problem.of(
                    place + ": a password that hosts fetch as a secret cannot be part of a longer text",
                    "Write the expression of the password alone, such as \"${database.password}\""));
        }
        return text.indexOf(MARK) >= 0 ? new ConfigValue.Hidden(revealed(text)) : new ConfigValue.Open(text);
    }

    private String revealed(String text) {
        String revealed = text;
        for (Map.Entry<String, String> secret : secretsByMark.entrySet()) {
            revealed = revealed.replace(secret.getKey(), secret.getValue());
        }
        return revealed;
    }
}
