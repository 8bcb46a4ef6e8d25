package io.pelato.workflow;

import io.pelato.problem.Location;
import io.pelato.problem.ProblemsException;
import io.pelato.problem.UserFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a task's Go file declares, found without a compiler: its package, what it imports, the functions that matter here.
 */
final class GoSource {

    private static final Pattern PACKAGE = Pattern.compile("(?m)^[ \\t]*package[ \\t]+(\\w+)");
    private static final Pattern FUNCTION = Pattern.compile("(?m)^[ \\t]*(func\\s+(\\w+)\\s*(\\[[^\\]]*\\]\\s*)?)\\(");

    private static final Pattern ANY_FUNCTION =
            Pattern.compile("(?m)^func[ \\t]+(?:\\([^)]*\\)[ \\t]*)?(\\w+)[ \\t]*(?:\\[[^\\]]*\\][ \\t]*)?\\(");
    private static final Pattern TAKEN =
            Pattern.compile("(?m)^(?:func|var|const|type)[ \\t]+((?<!func[ \\t])main|pelato_\\w+)\\b");
    private static final Pattern IMPORT = Pattern.compile("(?m)(?:^|;)[ \\t]*import\\b");
    private static final Pattern CONSTRAINT = Pattern.compile("(?m)^//go:build[ \\t]+(.*)$");
    private static final Pattern DIRECTIVE = Pattern.compile("(?m)^//(go:[a-z]+)\\b.*$");

    private final Path shownAs;
    private final String text;
    private final GoText parts;
    private final String code;

    private GoSource(Path shownAs, String text) {
        this.shownAs = shownAs;
        this.text = text;
        this.parts = GoText.of(text);
        this.code = parts.code();
    }

    /**
     * Reads a file.
     *
     * @throws IOException when it cannot be read
     * @throws ProblemsException when it is no text that Go reads
     */
    static GoSource read(Path file, Path shownAs) throws IOException {
        return parse(GoFile.text(UserFile.bytes(file), shownAs), shownAs);
    }

    static GoSource parse(String text, Path shownAs) {
        // Go takes a byte order mark at the start for nothing.
        return new GoSource(shownAs, text.startsWith("\uFEFF") ? " " + text.substring(1) : text);
    }

    /** The text without comments, texts and characters. */
    String code() {
        return code;
    }

    /** The text without comments. */
    String uncommented() {
        return parts.uncommented();
    }

    /** The paths that it imports, each at its opening quote. */
    List<Named> imports() {
        List<Named> imports = new ArrayList<>();
        Matcher matcher = IMPORT.matcher(code);
        while (matcher.find()) {
            int from = matcher.end();
            int end = endOfImport(from);
            parts.literals().stream()
                    .filter(literal -> literal.start() >= from && literal.start() < end)
                    .forEach(literal -> imports.add(new Named(inside(literal), location(literal.start()))));
        }
        return List.copyOf(imports);
    }

    // A declaration ends with its parenthesis, or with the line of its path.
    private int endOfImport(int from) {
        int next = from;
        while (next < code.length() && Character.isWhitespace(code.charAt(next)) && isBlank(next)) {
            next++;
        }
        if (next < code.length() && code.charAt(next) == '(') {
            return closing(next);
        }
        int line = code.indexOf('\n', next);
        int semicolon = code.indexOf(';', next);
        int end = line < 0 ? code.length() : line;
        return semicolon < 0 ? end : Math.min(end, semicolon);
    }

    // Blank in the text itself too: no quote that was blanked out.
    private boolean isBlank(int offset) {
        return Character.isWhitespace(parts.uncommented().charAt(offset));
    }

    private String inside(GoText.Span literal) {
        return literal.end() - literal.start() < 2 ? "" : text.substring(literal.start() + 1, literal.end() - 1);
    }

    /** The build constraint, the {@code //go:build} line before the package clause. */
    Optional<Named> constraint() {
        Matcher head = PACKAGE.matcher(code);
        int end = head.find() ? head.start() : code.length();
        Matcher matcher = CONSTRAINT.matcher(text).region(0, end);
        return matcher.find() && isComment(matcher.start())
                ? Optional.of(new Named(matcher.group(1).strip(), location(matcher.start())))
                : Optional.empty();
    }

    /** The lines of a directive such as {@code go:embed}. */
    List<Named> directives(String name) {
        return DIRECTIVE
                .matcher(text)
                .results()
                .filter(match -> match.group(1).equals(name) && isComment(match.start()))
                .map(match -> new Named(match.group(), location(match.start())))
                .toList();
    }

    private boolean isComment(int offset) {
        return parts.uncommented().charAt(offset) == ' ';
    }

    /** The package clause's name. */
    Optional<Named> packageName() {
        Matcher matcher = PACKAGE.matcher(code);
        return matcher.find() ? Optional.of(new Named(matcher.group(1), location(matcher.start(1)))) : Optional.empty();
    }

    /** The names that it declares for its package though the generated code has them; but for a function main. */
    List<Named> taken() {
        return TAKEN.matcher(code)
                .results()
                .map(match -> new Named(match.group(1), location(match.start(1))))
                .toList();
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

    /** The functions and methods without a body, which another language would have to bring. */
    List<Named> withoutBody() {
        List<Named> found = new ArrayList<>();
        Matcher matcher = ANY_FUNCTION.matcher(code);
        while (matcher.find()) {
            int parameters = Math.min(closing(matcher.end() - 1) + 1, code.length());
            int end = code.indexOf('\n', parameters);
            String results =
                    code.substring(parameters, end < 0 ? code.length() : end).strip();
            boolean goesOn = results.endsWith("(") || results.endsWith(",");
            if (results.indexOf('{') < 0 && !goesOn) {
                found.add(new Named(matcher.group(1), location(matcher.start(1))));
            }
        }
        return found;
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

    /** The offset of the parenthesis that closes one; the end of the text where none does. */
    int closing(int open) {
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

    /** The place of an offset. */
    Location location(int offset) {
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
