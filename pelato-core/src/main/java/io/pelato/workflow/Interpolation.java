package io.pelato.workflow;

import io.pelato.yaml.YamlValue;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the project's properties in the place of {@code ${name}} in a workflow file's values. */
final class Interpolation {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^{}]*)}");
    private static final Pattern WITH_DEFAULT = Pattern.compile("([A-Za-z0-9_.]+):?[-=?+](.*)");

    private final Function<String, Optional<String>> properties;
    private final Faults faults;

    Interpolation(Function<String, Optional<String>> properties, Faults faults) {
        this.properties = properties;
        this.faults = faults;
    }

    /** The same mapping with every placeholder replaced; one that nobody knows is noted as a fault. */
    YamlValue.Mapping of(YamlValue.Mapping mapping) {
        return new YamlValue.Mapping(
                mapping.entries().stream().map(entry -> of(entry, mapping)).toList(), mapping.location());
    }

    private YamlValue.Entry of(YamlValue.Entry entry, YamlValue.Mapping mapping) {
        if (namesVariable(entry.key().text(), mapping)
                && entry.value() instanceof YamlValue.Text text
                && text.text().contains("${")) {
            faults.addOnly(
                    text.location(),
                    "\"" + entry.key().text() + "\" is the name of a variable, not what it holds",
                    "Write the name alone, as in `" + entry.key().text() + ": DB_PASSWORD`");
            return entry;
        }
        return new YamlValue.Entry(entry.key(), of(entry.value()));
    }

    // What the variable holds would be a password in the place of its name.
    private static boolean namesVariable(String key, YamlValue.Mapping mapping) {
        return key.equals(PasswordKeys.OF_DATABASES.environment())
                || (key.equals(PasswordKeys.OF_FIELDS.environment())
                        && mapping.entries().size() == 1);
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
        if (PLACEHOLDER.matcher(text.text()).replaceAll("").contains("${")) {
            faults.addOnly(
                    text.location(),
                    text.text().indexOf('}') < 0
                            ? "`${` is not closed"
                            : "a placeholder stands in another, or is not closed",
                    "Write `${name}`, one after the other");
            return text;
        }
        Matcher matcher = PLACEHOLDER.matcher(text.text());
        String replaced = matcher.replaceAll(match -> {
            Optional<String> property = properties.apply(match.group(1));
            if (property.isEmpty()) {
                unknown(text, match.group(1));
            }
            return Matcher.quoteReplacement(property.orElse("unknown"));
        });
        return new YamlValue.Text(replaced, text.location());
    }

    private void unknown(YamlValue.Text text, String name) {
        Matcher withDefault = WITH_DEFAULT.matcher(name);
        if (name.isBlank()) {
            faults.addOnly(text.location(), "`${}` names no property", "Write its name between the braces");
        } else if (withDefault.matches()) {
            String plain = withDefault.group(1);
            faults.addOnly(
                    text.location(),
                    "`${" + name + "}` has a default, which placeholders here do not have"
                            + (properties.apply(plain).isEmpty() ? "; there is no property \"" + plain + "\"" : ""),
                    "Write `${" + plain + "}`, and <" + plain + ">" + withDefault.group(2) + "</" + plain
                            + "> in the POM's <properties>, which -D" + plain + "=... replaces");
        } else if (name.matches("(project|pom|settings)\\..*")) {
            String own = name.replaceFirst("^.*\\.", "my.");
            faults.addOnly(
                    text.location(),
                    "\"" + name + "\" is a value of Maven's, and no property",
                    "Write <" + own + ">${" + name + "}</" + own + "> in the POM's <properties>, and `${" + own
                            + "}` here");
        } else {
            faults.addOnly(
                    text.location(),
                    "there is no property \"" + name + "\"",
                    name.startsWith("env.")
                            ? "Set the environment variable " + name.substring("env.".length()) + " where Maven runs"
                            : "Define it in the POM's <properties> or with -D" + name + "=..., or an environment"
                                    + " variable as env.NAME");
        }
    }
}
