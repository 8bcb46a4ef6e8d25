package io.pelato.workflow;

import io.pelato.problem.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a task's Go file declares, found without a compiler: its package and the functions that matter here. */
final class GoSource {

    private static final Pattern PACKAGE = Pattern.compile("(?m)^[ \\t]*package[ \\t]+(\\w+)");
    private static final Pattern FUNCTION = Pattern.compile("(?m)^[ \\t]*func[ \\t]+(\\w+)[ \\t]*\\(");

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
        return new GoSource(shownAs, GoText.withoutCommentsAndLiterals(text));
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
            if (matcher.group(1).equals(name)) {
                return Optional.of(function(matcher));
            }
        }
        return Optional.empty();
    }

    private Function function(Matcher head) {
        int open = head.end() - 1;
        int close = closing(open);
        int after = close + 1;
        while (after < code.length() && (code.charAt(after) == ' ' || code.charAt(after) == '\t')) {
            after++;
        }
        List<String> results;
        if (after < code.length() && code.charAt(after) == '(') {
            results = types(code.substring(after + 1, closing(after)));
        } else {
            int end = code.indexOf('{', after);
            results = types(code.substring(after, end < 0 ? code.length() : end));
        }
        return new Function(types(code.substring(open + 1, close)), results, location(head.start(1)));
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

    /** The types in a parameter or result list; in {@code key, data string} both have the type that comes last. */
    private static List<String> types(String list) {
        String[] items = list.strip().split("\\s*,\\s*", -1);
        boolean named = list.strip().matches("(?s)\\w+\\s+[\\[\\]*\\w.].*") || list.matches("(?s).*\\w\\s+[\\[*\\w].*");
        List<String> types = new ArrayList<>();
        String last = "";
        for (int i = items.length - 1; i >= 0; i--) {
            String item = items[i].strip();
            if (item.isEmpty()) {
                continue;
            }
            int space = item.lastIndexOf(' ');
            last = !named ? item : space < 0 ? last : item.substring(space + 1);
            types.add(0, last.replace("[]uint8", "[]byte"));
        }
        return types;
    }

    private Location location(int offset) {
        String before = code.substring(0, offset);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return new Location(shownAs, line, offset - before.lastIndexOf('\n'));
    }

    /** A name and its place. */
    record Named(String name, Location location) {}

    /** A function's types and the place of its name. */
    record Function(List<String> parameters, List<String> results, Location location) {}
}
