package io.pelato.workflow;

import io.pelato.problem.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a task's Go file declares, found without a compiler: its package and the functions that matter here. */
final class GoSource {

    private static final Pattern PACKAGE = Pattern.compile("(?m)^[ \\t]*package[ \\t]+(\\w+)");
    private static final Pattern FUNCTION = Pattern.compile("(?m)^[ \\t]*(func\\s+(\\w+)\\s*(\\[[^\\]]*\\]\\s*)?)\\(");

    private final Path shownAs;
    private final String code;

    private GoSource(Path shownAs, String code) {
        this.shownAs = shownAs;
        this.code = code;
    }

    static GoSource read(Path file, Path shownAs) {
        try {
            return parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8), shownAs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static GoSource parse(String text, Path shownAs) {
        // Go takes a byte order mark at the start for nothing.
        String plain = text.startsWith("\uFEFF") ? " " + text.substring(1) : text;
        return new GoSource(shownAs, GoText.withoutCommentsAndLiterals(plain));
    }

    /** The package clause's name. */
    Optional<Named> packageName() {
        Matcher matcher = PACKAGE.matcher(code);
        return matcher.find() ? Optional.of(new Named(matcher.group(1), location(matcher.start(1)))) : Optional.empty();
    }

    /** The function of this name that is no method. */
    Optional<Function> function(String name) {
        Matcher matcher = FUNCTION.matcher(code);
        while (matcher.find()) {
            if (matcher.group(2).equals(name)) {
                return Optional.of(function(matcher));
            }
        }
        return Optional.empty();
    }

    private Function function(Matcher head) {
        int open = head.end() - 1;
        int close = closing(open);
        int after = Math.min(close + 1, code.length());
        while (after < code.length() && (code.charAt(after) == ' ' || code.charAt(after) == '\t')) {
            after++;
        }
        int end;
        List<String> results;
        if (after < code.length() && code.charAt(after) == '(') {
            int closeOfResults = closing(after);
            results = GoTypes.of(code.substring(after + 1, closeOfResults));
            end = Math.min(closeOfResults + 1, code.length());
        } else {
            end = endOfHead(after);
            results = GoTypes.single(code.substring(after, end));
        }
        String text = code.substring(head.start(1), end).replaceAll("\\s+", " ").strip();
        return new Function(
                GoTypes.of(code.substring(open + 1, close)),
                results,
                head.group(3) == null ? Generics.NONE : Generics.TYPE_PARAMETERS,
                text,
                location(head.start(2)));
    }

    private int endOfHead(int from) {
        int end = from;
        while (end < code.length() && code.charAt(end) != '\n' && code.charAt(end) != '{') {
            end++;
        }
        return end;
    }

    private int closing(int open) {
        int depth = 0;
        for (int i = open; i < code.length(); i++) {
            if (code.charAt(i) == '(') {
                depth++;
            } else if (code.charAt(i) == ')' && --depth == 0) {
                return i;
            }
        }
        return code.length();
    }

    private Location location(int offset) {
        String before = code.substring(0, offset);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return new Location(shownAs, line, offset - before.lastIndexOf('\n'));
    }

    /** A name and its place. */
    record Named(String name, Location location) {}

    /** Whether a function has type parameters. */
    enum Generics {
        NONE,
        TYPE_PARAMETERS
    }

    /** A function's types, its head as it is written, and the place of its name. */
    record Function(List<String> parameters, List<String> results, Generics generics, String text, Location location) {}
}
