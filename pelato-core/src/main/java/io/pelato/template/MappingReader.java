package io.pelato.template;

import io.pelato.problem.Location;
import io.pelato.problem.Problem;
import io.pelato.yaml.YamlValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the values of one mapping of a descriptor and notes what is wrong with them. */
final class MappingReader {

    private final YamlValue.Mapping mapping;
    private final List<Problem> problems;

    MappingReader(YamlValue.Mapping mapping, List<Problem> problems) {
        this.mapping = mapping;
        this.problems = problems;
    }

    /** Where a key's value stands; the mapping's start where it is absent. */
    Location at(String key) {
        return mapping.get(key).map(YamlValue::location).orElse(mapping.location());
    }

    void fault(String key, String message, String advice) {
        problems.add(Problem.at(at(key), message, advice));
    }

    void knownKeys(Set<String> known) {
        for (YamlValue.Entry entry : mapping.entries()) {
            String key = entry.key().text();
            if (!known.contains(key)) {
                problems.add(Problem.at(
                        entry.key().location(),
                        "unknown key \"" + key + "\"",
                        NearestName.advice(key, new TreeSet<>(known))));
            }
        }
    }

    Optional<String> text(String key) {
        Optional<YamlValue> value = mapping.get(key);
        if (value.isPresent() && !(value.get() instanceof YamlValue.Text)) {
            fault(key, "\"" + key + "\" must be one text, found " + value.get().kind(), "Write `" + key + ": a text`");
        }
        return mapping.text(key);
    }

    String required(String key) {
        if (mapping.get(key).isEmpty()) {
            fault(key, "\"" + key + "\" is missing", "Write `" + key + ": a text`");
        }
        Optional<String> text = text(key);
        if (text.filter(String::isBlank).isPresent()) {
            fault(key, "\"" + key + "\" is empty", "Write `" + key + ": a text`");
        }
        return text.orElse("");
    }

    /** A FreeMarker expression, if the key is there. */
    Optional<String> expression(String key) {
        Optional<String> expression = text(key);
        expression.flatMap(Expression::syntaxFault).ifPresent(reason -> noFreeMarker(key, at(key), reason));
        return expression;
    }

    void knownProvider(String key, Set<String> providers) {
        text(key)
                .filter(name -> !providers.contains(name))
                .ifPresent(name -> fault(
                        key, "unknown provider \"" + name + "\"", NearestName.advice(name, new TreeSet<>(providers))));
    }

    Map<String, String> expressions(String key) {
        Map<String, String> expressions = new LinkedHashMap<>();
        Optional<YamlValue> value = mapping.get(key);
        if (value.isPresent() && value.get() instanceof YamlValue.Mapping entries) {
            var reader = new MappingReader(entries, problems);
            for (YamlValue.Entry entry : entries.entries()) {
                String name = entry.key().text();
                reader.expression(name).ifPresent(expression -> expressions.put(name, expression));
            }
        } else if (value.isPresent()) {
            fault(
                    key,
                    "\"" + key + "\" must be a mapping, found " + value.get().kind(),
                    "Write `key: value` lines below it");
        }
        return expressions;
    }

    List<YamlValue.Text> texts(String key) {
        return items(key, YamlValue.Text.class, "texts", "Write `" + key + ": [one, two]`");
    }

    List<MappingReader> mappings(String key) {
        return items(key, YamlValue.Mapping.class, "mappings", "Write `- key: value` entries below it").stream()
                .map(item -> new MappingReader(item, problems))
                .toList();
    }

    private <T extends YamlValue> List<T> items(String key, Class<T> kind, String kinds, String advice) {
        Optional<YamlValue> value = mapping.get(key);
        if (value.isEmpty()) {
            return List.of();
        }
        if (value.get() instanceof YamlValue.Sequence sequence
                && sequence.items().stream().allMatch(kind::isInstance)) {
            return sequence.items().stream().map(kind::cast).toList();
        }
        fault(key, "\"" + key + "\" must be a list of " + kinds, advice);
        return List.of();
    }

    private void noFreeMarker(String key, Location at, String reason) {
        problems.add(Problem.at(
                at, "\"" + key + "\" is no FreeMarker expression: " + reason, "Mend it, or quote it as plain text"));
    }
}
