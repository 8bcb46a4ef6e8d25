package io.pelato.yaml;

import io.pelato.problem.Location;
import java.util.List;
import java.util.Optional;

/** A value in a YAML file, with the place where it stands. */
public sealed interface YamlValue {

    /** Where the value starts. */
    Location location();

    /** What the value is, for messages: "a text", "a list", "a mapping" or "nothing". */
    String kind();

    /**
     * A scalar.
     *
     * @param text its characters as written, without quotes: {@code 1.0} stays {@code 1.0}
     * @param style how it is written, which tells a number from a text of digits
     */
    record Text(String text, Style style, Location location) implements YamlValue {

        /** How a scalar is written. */
        public enum Style {
            /** As it is. */
            PLAIN,
            /** In quotes, or as a block. */
            QUOTED
        }

        /** A scalar that is written as it is. */
        public Text(String text, Location location) {
            this(text, Style.PLAIN, location);
        }

        @Override
        public String kind() {
            return "a text";
        }
    }

    /** A key without a value, or {@code null}. */
    record Nothing(Location location) implements YamlValue {
        @Override
        public String kind() {
            return "nothing";
        }
    }

    /** A sequence. */
    record Sequence(List<YamlValue> items, Location location) implements YamlValue {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /** A mapping, its entries in the order of the file. */
    record Mapping(List<Entry> entries, Location location) implements YamlValue {
        @Override
        public String kind() {
            return "a mapping";
        }

        /** The entry of this key, if the mapping has it. */
        public Optional<Entry> entry(String key) {
            return entries.stream()
                    .filter(entry -> entry.key().text().equals(key))
                    .findFirst();
        }

        /** The value of this key, if the mapping has it; a key without a value counts as absent. */
        public Optional<YamlValue> get(String key) {
            return entry(key).map(Entry::value).filter(value -> !(value instanceof Nothing));
        }

        /** The text of this key, if the mapping has it and it is a text. */
        public Optional<String> text(String key) {
            return get(key).filter(Text.class::isInstance).map(value -> ((Text) value).text());
        }
    }

    /** A key and its value. */
    record Entry(Text key, YamlValue value) {}
}
