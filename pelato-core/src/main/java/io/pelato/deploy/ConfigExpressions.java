package io.pelato.deploy;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.template.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Evaluates configuration expressions and keeps secret values apart. A secret variable is evaluated as a mark that
 * stands for it, so whatever an expression makes of it, the value itself is in no text that goes into a manifest.
 */
final class ConfigExpressions {

    private static final char MARK = '\uE000';

    private final Map<String, Object> variables;
    private final Map<String, String> secretsByMark = new LinkedHashMap<>();

    ConfigExpressions(Map<String, Object> variables, Map<String, String> secrets) {
        this.variables = new LinkedHashMap<>(variables);
        secrets.forEach(this::secret);
        Object natsUrl = variables.get("nats_url");
        if (natsUrl instanceof String url && url.contains("@")) {
            secret("nats_url", url);
        }
    }

    private void secret(String name, String value) {
        String mark = MARK + name + MARK;
        secretsByMark.put(mark, value);
        TaskVariables.put(variables, name, mark);
    }

    /**
     * The values of a map of expressions, without those that are empty.
     *
     * @param owner whose expressions they are, for messages
     * @throws ProblemsException with every expression that cannot be evaluated
     */
    Values evaluate(String owner, Map<String, String> expressions) {
        Map<String, String> open = new TreeMap<>();
        Map<String, String> secret = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        new TreeMap<>(expressions).forEach((key, expression) -> {
            try {
                String text = Expression.evaluate(expression, owner + ", " + key, variables);
                if (text.indexOf(MARK) >= 0) {
                    secret.put(key, revealed(text));
                } else if (!text.isEmpty()) {
                    open.put(key, text);
                }
            } catch (ProblemsException e) {
                problems.addAll(e.problems());
            }
        });
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
        return new Values(open, secret);
    }

    private String revealed(String text) {
        String revealed = text;
        for (Map.Entry<String, String> secret : secretsByMark.entrySet()) {
            revealed = revealed.replace(secret.getKey(), secret.getValue());
        }
        return revealed;
    }

    /**
     * Evaluated values.
     *
     * @param open what may stand in a manifest
     * @param secret what may not
     */
    record Values(Map<String, String> open, Map<String, String> secret) {

        /** These values and others; where both have a key, the other's value stands. */
        Values and(Values other) {
            Map<String, String> bothOpen = new TreeMap<>(open);
            bothOpen.keySet().removeAll(other.secret.keySet());
            bothOpen.putAll(other.open);
            Map<String, String> bothSecret = new TreeMap<>(secret);
            bothSecret.keySet().removeAll(other.open.keySet());
            bothSecret.putAll(other.secret);
            return new Values(bothOpen, bothSecret);
        }

        /** The configurations that hold these values: none, one, or an open and a held one. */
        List<NamedConfig> named(String project, String owner, List<String> identity, List<HeldConfig> held) {
            List<NamedConfig> named = new ArrayList<>();
            if (!open.isEmpty()) {
                named.add(new NamedConfig(LatticeNames.config(owner, identity, open), Optional.of(open)));
            }
            if (!secret.isEmpty()) {
                String name = LatticeNames.heldConfig(project, owner);
                held.add(new HeldConfig(name, secret));
                named.add(new NamedConfig(name, Optional.empty()));
            }
            return named;
        }

        @Override
        public String toString() {
            return "Values[open=" + open + ", secret=" + secret.keySet() + "]";
        }
    }
}
