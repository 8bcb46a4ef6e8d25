package io.pelato.workflow;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Warns of values that are likely too large for {@code int}, which has 32 bits in a component and 64 where it was tried. */
final class GoIntegers {

    private static final Pattern CONVERSION = Pattern.compile("(?<![\\w.])u?int(?:32)?\\s*(\\()");
    private static final Pattern INSTANT =
            Pattern.compile("\\.(UnixMilli|UnixMicro|UnixNano|Nanoseconds|Microseconds)\\s*\\(\\s*\\)");
    private static final Pattern SECONDS =
            Pattern.compile("UnixMilli\\W*/\\s*(?:1000|1_000|1e3)\\b|UnixMicro\\W*/\\s*(?:1000000|1_000_000|1e6)\\b"
                    + "|Nano\\W*/\\s*(?:1000000000|1_000_000_000|1e9|int64\\(time\\.Second\\))");
    private static final Pattern KEPT_INSTANT = Pattern.compile("(?m)(?<![\\w.])(\\w+)\\s*:?=\\s*([^=\\n;]*)$");
    private static final Pattern STRUCT = Pattern.compile("\\bstruct\\s*\\{");
    private static final Pattern FIELD = Pattern.compile(
            "(?m)^[ \\t]*((\\p{Lu}\\w*)(?:[ \\t]*,[ \\t]*\\p{Lu}\\w*)*[ \\t]+(?:\\*|\\[\\w*]|map\\[\\w+])*u?int)(?![\\w.\\[])");
    // The last word of a name in Go's way of writing names.
    private static final Pattern LARGE_NAME =
            Pattern.compile("(?:.*[a-z0-9])?(?:T[Ss]|M[Ss]|U[Ss]|N[Ss]|U?I[Dd]|Time|Stamp"
                    + "|Timestamp|Date|Millis?|Micros?|Nanos?|(?:Milli|Micro|Nano)seconds|Epoch|Unix|Seq|Sequence|Counte?r?|Total"
                    + "|Bytes|Pulses?|Energy|Serial)");
    private static final Pattern CONSTANT = Pattern.compile(
            "(?:\\bu?int\\s*=|:=|(?<![\\w.])u?int(?:32)?\\s*\\()\\s*-?(0[xX][0-9a-fA-F_]+|[0-9][0-9_]*)(?![\\w.*])");
    private static final Pattern INT_NAME = Pattern.compile(
            "(?<![\\w.])(\\w+)\\s*(?:,\\s*\\w+\\s*)?:=\\s*(?:strconv\\.Atoi\\s*\\(|len\\s*\\(|int\\s*\\(|[0-9]+\\s*(?:[;\\n}]))|\\bvar\\s+(\\w+)\\s+int\\b");
    private static final Pattern PRODUCT =
            Pattern.compile("(?<![\\w.])(\\w+)\\s*(?:=\\s*\\1\\s*)?\\*=?\\s*([0-9][0-9_]*)(?![\\w.])");
    private static final Pattern LOOPED = Pattern.compile("(?<![\\w.])(\\w+)\\s*(?:=\\s*\\1\\s*\\*|\\*=)");
    private static final BigInteger LARGEST = BigInteger.valueOf(Integer.MAX_VALUE);
    private static final int LARGE_FACTOR = 1_000;
    private static final String ADVICE = "Write int64 where a number may be larger: milliseconds, counters, ids";

    private final GoSource source;
    private final Faults faults;

    GoIntegers(GoSource source, Faults faults) {
        this.source = source;
        this.faults = faults;
    }

    /** Notes the first place of each kind. */
    void check() {
        checkConversions();
        checkConstants();
        checkFields();
        checkProducts();
    }

    private void checkConversions() {
        Set<String> instants = KEPT_INSTANT
                .matcher(source.code())
                .results()
                .filter(match -> isInstant(match.group(2)))
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        CONVERSION
                .matcher(source.code())
                .results()
                .map(match -> new Conversion(match.start(), argument(match)))
                .filter(made -> isInstant(made.argument()) || instants.contains(made.argument()))
                .findFirst()
                .ifPresent(match -> warn(
                        match.offset(),
                        "this instant does not fit into an int, which has 32 bits in a"
                                + " component: it comes out as another number"));
    }

    private String argument(MatchResult conversion) {
        int open = conversion.start(1);
        return source.code().substring(open + 1, source.closing(open)).strip();
    }

    // A remainder of an instant may well fit, and so do seconds.
    private static boolean isInstant(String expression) {
        return INSTANT.matcher(expression).find()
                && expression.indexOf('%') < 0
                && !SECONDS.matcher(expression).find();
    }

    private void checkConstants() {
        CONSTANT.matcher(source.code())
                .results()
                .filter(match -> value(match.group(1)).compareTo(LARGEST) > 0)
                .findFirst()
                .ifPresent(match -> warn(
                        match.start(1),
                        match.group(1) + " does not fit into an int, which has 32 bits in a component"));
    }

    private static BigInteger value(String literal) {
        String digits = literal.replace("_", "");
        return digits.startsWith("0x") || digits.startsWith("0X")
                ? new BigInteger(digits.substring(2), 16)
                : new BigInteger(digits);
    }

    private void checkFields() {
        if (source.imports().stream().noneMatch(path -> path.name().equals("encoding/json"))) {
            return;
        }
        Optional<Field> first = Optional.empty();
        Matcher struct = STRUCT.matcher(source.code());
        while (struct.find()) {
            Matcher field =
                    FIELD.matcher(source.code()).region(struct.end(), GoBlocks.end(source.code(), struct.end() - 1));
            while (field.find()) {
                var found = new Field(field.group(1), field.group(2), field.start(1));
                if (first.isEmpty() || (found.isLikelyLarge() && !first.get().isLikelyLarge())) {
                    first = Optional.of(found);
                }
            }
        }
        first.ifPresent(field -> warn(
                field.offset(),
                "`" + field.text().replaceAll("\\s+", " ")
                        + "` takes JSON numbers up to 2147483647 only: an int has 32 bits in a component"));
    }

    private void checkProducts() {
        Set<String> ints = new HashSet<>();
        INT_NAME.matcher(source.code())
                .results()
                .forEach(match -> ints.add(match.group(1) != null ? match.group(1) : match.group(2)));
        Optional<MatchResult> product = PRODUCT.matcher(source.code())
                .results()
                .filter(match -> ints.contains(match.group(1)))
                .filter(match -> value(match.group(2)).compareTo(BigInteger.valueOf(LARGE_FACTOR)) >= 0)
                .findFirst();
        product.or(() -> LOOPED.matcher(source.code())
                        .results()
                        .filter(match -> ints.contains(match.group(1)))
                        .findFirst())
                .ifPresent(match -> warn(
                        match.start(1),
                        "\"" + match.group(1) + "\" is an int, which has 32 bits in a component: this product may come"
                                + " out as another number"));
    }

    private void warn(int offset, String message) {
        faults.warn(source.location(offset), message, ADVICE);
    }

    /** A conversion to an int, and what is converted. */
    private record Conversion(int offset, String argument) {}

    /** A field of a struct that JSON may be read into. */
    private record Field(String text, String name, int offset) {
        boolean isLikelyLarge() {
            return LARGE_NAME.matcher(name).matches();
        }
    }
}
