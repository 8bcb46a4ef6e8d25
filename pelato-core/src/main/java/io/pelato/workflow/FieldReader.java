package io.pelato.workflow;

import io.pelato.problem.Location;
import io.pelato.template.Field;
import io.pelato.template.NearestName;
import io.pelato.yaml.YamlValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads single fields of one mapping and notes what is wrong with them. */
final class FieldReader {

    private static final Pattern WORD = Pattern.compile("\\S+");

    private final YamlValue.Mapping mapping;
    private final Faults faults;

    FieldReader(YamlValue.Mapping mapping, Faults faults) {
        this.mapping = mapping;
        this.faults = faults;
    }

    /** Notes each key that is not known; the place begins with a blank, or is empty. */
    void onlyKeys(Collection<String> known, String place) {
        for (YamlValue.Entry entry : mapping.entries()) {
            String key = entry.key().text();
            if (!known.contains(key)) {
                faults.add(
                        entry.key().location(), "unknown key \"" + key + "\"" + place, NearestName.advice(key, known));
            }
        }
    }

    boolean absent(String key) {
        return mapping.get(key).isEmpty();
    }

    /** Where the mapping starts. */
    Location start() {
        return mapping.location();
    }

    /** The text of this key as it is, if it is one; nothing is noted. */
    Optional<String> textOf(String key) {
        return mapping.text(key);
    }

    /** Where a field's value stands; the mapping's start where it is absent. */
    Location at(String key) {
        return mapping.get(key).map(YamlValue::location).orElse(mapping.location());
    }

    void missing(String key, String meaning) {
        faults.add(mapping.location(), "\"" + key + "\" is missing", meaning);
    }

    boolean expect(String key, boolean fits, String message, String advice) {
        if (!fits) {
            faults.add(at(key), message, advice);
        }
        return fits;
    }

    Optional<String> required(String key) {
        if (absent(key)) {
            missing(key, "Write `" + key + ": ...`");
        }
        Optional<String> text = text(key);
        text.filter(String::isBlank)
                .ifPresent(blank -> faults.add(at(key), "\"" + key + "\" is empty", "Write `" + key + ": ...`"));
        return text.filter(written -> !written.isBlank());
    }

    /** A required text without spaces. */
    Optional<String> word(String key) {
        return required(key)
                .filter(text -> expect(
                        key, WORD.matcher(text).matches(), "\"" + text + "\" is no " + key, "Write it without spaces"));
    }

    Optional<String> text(String key) {
        Optional<YamlValue> value = mapping.get(key);
        if (value.isPresent() && !(value.get() instanceof YamlValue.Text)) {
            faults.add(
                    value.get().location(),
                    "\"" + key + "\" must be one text, found " + value.get().kind(),
                    "Write `" + key + ": ...` on one line");
        }
        return mapping.text(key);
    }

    /** The texts of a field that may be one text or a list. */
    List<YamlValue.Text> texts(String key) {
        Optional<YamlValue> value = mapping.get(key);
        if (value.isEmpty()) {
            return List.of();
        }
        if (value.get() instanceof YamlValue.Text text) {
            return List.of(text);
        }
        if (value.get() instanceof YamlValue.Sequence sequence
                && !sequence.items().isEmpty()) {
            List<YamlValue.Text> texts = new ArrayList<>();
            for (YamlValue item : sequence.items()) {
                if (item instanceof YamlValue.Text text) {
                    texts.add(text);
                } else {
                    faults.add(
                            item.location(),
                            "\"" + key + "\" must hold texts, found " + item.kind(),
                            "Write a text or a list of texts");
                }
            }
            return texts;
        }
        faults.add(
                value.get().location(),
                "\"" + key + "\" must be a text or a list of texts, found "
                        + (value.get() instanceof YamlValue.Sequence
                                ? "an empty list"
                                : value.get().kind()),
                "Write `" + key + ": one` or `" + key + ": [one, two]`");
        return List.of();
    }

    /** The checked value of a field; empty where it is absent or at fault, which is then noted. */
    Optional<FieldValue> value(Field field) {
        if (absent(field.name())) {
            return Optional.empty();
        }
        return switch (field.kind()) {
            case DATABASE ->
                mapping.get(field.name()).flatMap(value -> DatabaseReader.read(field.name(), value, faults));
            case PASSWORD ->
                mapping.get(field.name()).flatMap(value -> PasswordReader.readField(field.name(), value, faults));
            default -> value(field, valid(field));
        };
    }

    /** The value of this kind that valid texts make; empty where there is none. */
    static Optional<FieldValue> value(Field field, List<YamlValue.Text> texts) {
        List<String> plain = texts.stream().map(YamlValue.Text::text).distinct().toList();
        if (plain.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (field.kind()) {
                    case SUBJECTS, TOPICS -> new FieldValue.Subjects(plain);
                    case SUBJECT, TOPIC -> new FieldValue.Subject(plain.get(0));
                    case NAMES -> new FieldValue.Texts(plain);
                    default -> new FieldValue.Text(plain.get(0));
                });
    }

    /** The texts of a field that fit it; what does not is noted. */
    List<YamlValue.Text> valid(Field field) {
        List<YamlValue.Text> texts = texts(field.name());
        if (texts.size() > 1 && !field.kind().takesSeveral()) {
            faults.add(at(field.name()), "\"" + field.name() + "\" takes one value, found a list", field.meaning());
            return List.of();
        }
        List<YamlValue.Text> valid = new ArrayList<>();
        for (YamlValue.Text text : texts) {
            Optional<String> violation = FieldRule.violation(field, text.text());
            violation.ifPresent(advice ->
                    faults.add(text.location(), "\"" + text.text() + "\" is no valid " + field.name(), advice));
            if (violation.isEmpty()) {
                valid.add(text);
            }
        }
        return valid;
    }
}
