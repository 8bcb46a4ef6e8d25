package io.pelato.workflow;

import io.pelato.yaml.YamlValue;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the project's properties in the place of {@code ${name}} in a workflow file's values. */
final class Interpolation {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^{}]*)}");

    private final Function<String, Optional<String>> properties;
    private final Faults faults;

    Interpolation(Function<String, Optional<String>> properties, Faults faults) {
        this.properties = properties;
        this.faults = faults;
    }

    /** The same mapping with every placeholder replaced; one that nobody knows is noted as a fault. */
    YamlValue.Mapping of(YamlValue.Mapping mapping) {
        return new YamlValue.Mapping(
                mapping.entries().stream()
                        .map(entry -> new YamlValue.Entry(entry.key(), of(entry.value())))
                        .toList(),
                mapping.location());
    }

    private YamlValue of(YamlValue value) {
        if (value instanceof YamlValue.Mapping mapping) {
            return of(mapping);
        }
        if (value instanceof YamlValue.Sequence sequence) {
            return new YamlValue.Sequence(
                    sequence.items().stream().map(this::of).toList(), sequence.location());
        }
        return value instanceof YamlValue.Text text && text.text().contains("${") ? of(text) : value;
    }

    private YamlValue.Text of(YamlValue.Text text) {
        Matcher matcher = PLACEHOLDER.matcher(text.text());
        String replaced = matcher.replaceAll(match -> {
            String name = match.group(1);
            Optional<String> property = properties.apply(name);
            if (property.isEmpty()) {
                faults.addOnly(
                        text.location(),
                        "there is no property \"" + name + "\"",
                        "Define it in the POM's <properties> or with -D" + name + "=..., or an environment variable as"
                                + " env.NAME");
            }
            return Matcher.quoteReplacement(property.orElse("unknown"));
        });
        return new YamlValue.Text(replaced, text.location());
    }
}
