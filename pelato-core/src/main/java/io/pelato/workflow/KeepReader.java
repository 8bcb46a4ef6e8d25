package io.pelato.workflow;

import io.pelato.problem.Location;
import io.pelato.yaml.YamlValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code keep} and {@code entry} at the top of a workflow. */
final class KeepReader {

    static final String KEY = "keep";
    static final String ENTRY = "entry";

    private static final String MAX_BYTES = "max_bytes";
    private static final String WINDOW = "window";
    private static final String EXAMPLE = "Write `keep: {max_bytes: 1GB, window: 2h}`";

    private static final Pattern SIZE = Pattern.compile("([0-9]{1,6})(KB|MB|GB|TB)");
    private static final Map<String, Integer> SHIFTS = Map.of("KB", 10, "MB", 20, "GB", 30, "TB", 40);
    private static final Pattern TIME = Pattern.compile("([0-9]{1,6})([smh])");

    /** A task's timeout, the time after which its message is given to another, and some of an outage. */
    private static final Duration SHORTEST = Duration.ofMinutes(2);

    private static final Duration LONGEST = Duration.ofDays(7);
    private static final long SMALLEST = 1L << 20;

    private final Faults faults;

    KeepReader(Faults faults) {
        this.faults = faults;
    }

    /** What the workflow says, or what is usual; what is at fault is noted. */
    Keep read(YamlValue.Mapping root) {
        var top = new FieldReader(root, faults);
        Optional<Keep.Entry> entry = entry(top);
        Optional<YamlValue> keep = root.get(KEY);
        Optional<Location> entryAt = root.get(ENTRY).map(YamlValue::location);
        if (keep.isEmpty()) {
            return new Keep(
                    Keep.USUAL.maxBytes(),
                    Keep.USUAL.window(),
                    entry,
                    new Keep.Written(Optional.empty(), entryAt, Map.of()));
        }
        if (!(keep.get() instanceof YamlValue.Mapping mapping)) {
            faults.add(
                    keep.get().location(),
                    "\"" + KEY + "\" must be a mapping, found " + keep.get().kind(),
                    EXAMPLE);
            return Keep.USUAL;
        }
        var values = new FieldReader(mapping, faults);
        values.onlyKeys(List.of(MAX_BYTES, WINDOW), " in \"" + KEY + "\"");
        Optional<Location> at = mapping.get(MAX_BYTES).map(YamlValue::location);
        return new Keep(maxBytes(values), window(values), entry, new Keep.Written(at, entryAt, Map.of()));
    }

    private long maxBytes(FieldReader values) {
        Optional<String> text = values.text(MAX_BYTES);
        Optional<Long> bytes = text.map(SIZE::matcher)
                .filter(Matcher::matches)
                .map(size -> Long.parseLong(size.group(1)) << SHIFTS.get(size.group(2)))
                .filter(size -> size >= SMALLEST);
        text.ifPresent(written -> values.expect(
                MAX_BYTES,
                bytes.isPresent(),
                "\"" + written + "\" is no valid " + MAX_BYTES,
                "Write a number of up to six digits with a unit, at least 1MB: 200MB, 1GB"));
        return bytes.orElse(Keep.USUAL.maxBytes());
    }

    private Duration window(FieldReader values) {
        Optional<String> text = values.text(WINDOW);
        Optional<Duration> window = text.map(TIME::matcher)
                .filter(Matcher::matches)
                .map(time -> Duration.parse("PT" + time.group(1) + time.group(2)))
                .filter(time -> time.compareTo(SHORTEST) >= 0 && time.compareTo(LONGEST) <= 0);
        text.ifPresent(written -> values.expect(
                WINDOW,
                window.isPresent(),
                "\"" + written + "\" is no valid " + WINDOW,
                "Write a time from 2m to 168h: a message that comes again later than that would be taken for a new"
                        + " one"));
        return window.orElse(Keep.USUAL.window());
    }

    private static Optional<Keep.Entry> entry(FieldReader top) {
        Optional<String> text = top.text(ENTRY);
        text.ifPresent(written -> top.expect(
                ENTRY,
                written.equals("edge") || written.equals("cloud"),
                "\"" + written + "\" is no valid " + ENTRY,
                "Write `entry: edge` where each edge machine has a JetStream of its own, or `entry: cloud`"));
        return text.filter("edge"::equals).map(edge -> Keep.Entry.EDGE);
    }
}
