package io.pelato.example;

import io.pelato.problem.Checks;
import io.pelato.problem.Location;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.run.Body;
import io.pelato.run.Sink;
import io.pelato.template.NearestName;
import io.pelato.workflow.Task;
import io.pelato.yaml.YamlValue;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads the examples of one task. */
final class ExampleReader {

    private static final String INPUT = "input";
    private static final String INPUT_BASE64 = "input_base64";
    private static final String OUTPUT = "output";
    private static final String OUTPUT_BASE64 = "output_base64";
    private static final String OUTPUT_HAS = "output_has";
    private static final String OUTPUTS = "outputs";
    private static final String TOPIC = "topic";
    private static final String ENTRY = "entry";
    private static final String ROWS = "rows";
    private static final String ERROR = "error";
    private static final String NOTHING = "nothing";
    private static final List<String> EXPECTED =
            List.of(OUTPUT, OUTPUT_HAS, OUTPUT_BASE64, OUTPUTS, ENTRY, ROWS, ERROR, NOTHING);
    private static final List<String> KEYS = Stream.concat(
                    Stream.of("name", "subject", INPUT, INPUT_BASE64), EXPECTED.stream())
            .toList();

    private final Task task;
    private final Sink sink;
    private final Checks checks = new Checks();

    ExampleReader(Task task) {
        this.task = task;
        this.sink = Sink.of(task.type());
    }

    /**
     * The examples of a file.
     *
     * @throws ProblemsException with every fault in it
     */
    List<Example> read(YamlValue.Sequence file) {
        List<Example> examples = new ArrayList<>();
        for (YamlValue item : file.items()) {
            checks.get(() -> example(mapping(item, KEYS, "an example"))).ifPresent(examples::add);
        }
        checks.end();
        return examples;
    }

    private Example example(YamlValue.Mapping example) {
        Expectation expectation = expectation(example);
        Body input = input(example);
        String name = example.text("name").orElseGet(() -> shortened(input.shown()));
        return new Example(name, example.location(), subject(example), input, expectation);
    }

    private static Body input(YamlValue.Mapping example) {
        return example.get(INPUT)
                .map(ExampleReader::body)
                .or(() -> example.get(INPUT_BASE64).map(ExampleReader::bytes))
                .orElseGet(() -> Body.of(""));
    }

    private static Body body(YamlValue value) {
        return value instanceof YamlValue.Text text
                ? Body.of(text.text())
                : Body.of(JsonValues.of(value).toString());
    }

    private static Body bytes(YamlValue value) {
        try {
            return Body.of(Base64.getDecoder().decode(text(value, "base64")));
        } catch (IllegalArgumentException e) {
            throw fault(value.location(), "this is no base64: " + e.getMessage(), "Write what `base64 -w 0` prints");
        }
    }

    private String subject(YamlValue.Mapping example) {
        return example.text("subject")
                .or(() -> task.texts("source_topic").stream().findFirst())
                .orElseGet(() -> String.join("", task.texts("path")));
    }

    private Expectation expectation(YamlValue.Mapping example) {
        List<YamlValue.Entry> found = example.entries().stream()
                .filter(entry -> EXPECTED.contains(entry.key().text()))
                .toList();
        if (found.size() != 1) {
            throw fault(
                    found.isEmpty() ? example.location() : found.get(1).key().location(),
                    found.isEmpty()
                            ? "this example does not say what is expected"
                            : "this example expects a second thing",
                    "Write one of " + String.join(", ", fitting()));
        }
        YamlValue.Entry entry = found.get(0);
        if (!fitting().contains(entry.key().text())) {
            throw fault(
                    entry.key().location(),
                    "a task of the type " + task.type().name() + " has no "
                            + entry.key().text(),
                    "Write one of " + String.join(", ", fitting()));
        }
        return expectation(entry.key().text(), entry.value());
    }

    /** What can come of this task. */
    private List<String> fitting() {
        return switch (sink) {
            case TOPICS -> List.of(OUTPUT, OUTPUT_HAS, OUTPUT_BASE64, OUTPUTS, ERROR, NOTHING);
            case BUCKET -> List.of(ENTRY, ERROR, NOTHING);
            case TABLE -> List.of(ROWS, ERROR, NOTHING);
        };
    }

    private Expectation expectation(String key, YamlValue value) {
        return switch (key) {
            case OUTPUT -> new Expectation.Output(content(value));
            case OUTPUT_BASE64 -> new Expectation.Output(new Content.Exactly(bytes(value)));
            case OUTPUT_HAS ->
                new Expectation.Output(
                        value instanceof YamlValue.Text text
                                ? new Content.Containing(text.text())
                                : new Content.Having(JsonValues.of(value)));
            case OUTPUTS ->
                new Expectation.Outputs(list(value).stream().map(this::topical).toList());
            case ENTRY -> entry(mapping(value, List.of("key", "value"), "an entry"));
            case ROWS ->
                new Expectation.Rows(list(value).stream().map(JsonValues::of).toList());
            case ERROR -> new Expectation.Failure(text(value, "a part of the reason"));
            default -> nothing(value);
        };
    }

    private Expectation.Topical topical(YamlValue value) {
        YamlValue.Mapping message = mapping(value, List.of(TOPIC, OUTPUT, OUTPUT_BASE64), "a message");
        Content content = message.get(OUTPUT)
                .map(ExampleReader::content)
                .or(() -> message.get(OUTPUT_BASE64).map(bytes -> new Content.Exactly(bytes(bytes))))
                .orElseThrow(() -> fault(value.location(), "this message has no output", "Add `output:`"));
        return new Expectation.Topical(message.text(TOPIC), content);
    }

    private static Expectation entry(YamlValue.Mapping entry) {
        Optional<String> key = entry.text("key");
        Optional<YamlValue> value = entry.get("value");
        if (key.isEmpty() || value.isEmpty()) {
            throw fault(entry.location(), "an entry has a key and a value", "Write `entry: {key: a, value: b}`");
        }
        return new Expectation.Entry(key.get(), content(value.get()));
    }

    private static Expectation nothing(YamlValue value) {
        if (!text(value, "true").equals("true")) {
            throw fault(value.location(), "nothing can only be true", "Write `nothing: true`");
        }
        return new Expectation.Nothing();
    }

    private static Content content(YamlValue value) {
        return value instanceof YamlValue.Text text
                ? new Content.Exactly(Body.of(text.text()))
                : new Content.Json(JsonValues.of(value));
    }

    private YamlValue.Mapping mapping(YamlValue value, List<String> keys, String what) {
        if (!(value instanceof YamlValue.Mapping mapping)) {
            throw fault(
                    value.location(),
                    "expected " + what + ", found " + value.kind(),
                    "Write it as keys and values: " + String.join(", ", keys));
        }
        Set<String> known = new TreeSet<>(keys);
        mapping.entries().stream()
                .map(YamlValue.Entry::key)
                .filter(key -> !known.contains(key.text()))
                .forEach(key -> checks.add(Problem.at(
                        key.location(),
                        "there is no key \"" + key.text() + "\" in " + what,
                        NearestName.advice(key.text(), known))));
        return mapping;
    }

    private static List<YamlValue> list(YamlValue value) {
        if (value instanceof YamlValue.Sequence sequence) {
            return sequence.items();
        }
        throw fault(value.location(), "expected a list, found " + value.kind(), "Write each on a line with `- `");
    }

    private static String text(YamlValue value, String what) {
        if (value instanceof YamlValue.Text text) {
            return text.text();
        }
        throw fault(value.location(), "expected " + what + ", found " + value.kind(), "Write it as a text");
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= 60
                ? text
                : text.substring(0, text.offsetByCodePoints(0, 60)) + "...";
    }

    private static ProblemsException fault(Location at, String message, String advice) {
        return new ProblemsException(Problem.at(at, message, advice));
    }
}
