package io.pelato.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The functions and package variables of Go code without comments and literals. */
final class GoBlocks {

    private static final Pattern FUNCTION = Pattern.compile("(?m)^func\\b[ \\t]*(?:\\([^)]*\\)[ \\t]*)?(\\w+)");
    private static final Pattern VARIABLE = Pattern.compile("(?m)^var\\b[ \\t]*(\\(|\\w+(?:[ \\t]*,[ \\t]*\\w+)*)");
    private static final Pattern NAMES = Pattern.compile("[ \\t]*(\\w+(?:[ \\t]*,[ \\t]*\\w+)*)\\b");

    private final String code;

    GoBlocks(String code) {
        this.code = code;
    }

    /** The functions and methods that stand at the start of a line, as gofmt has them. */
    List<Block> functions() {
        List<Block> functions = new ArrayList<>();
        Matcher matcher = FUNCTION.matcher(code);
        while (matcher.find()) {
            int open = code.indexOf('{', matcher.end());
            if (open >= 0) {
                functions.add(
                        new Block(matcher.group(1), code.substring(matcher.start(), open), open, end(code, open)));
            }
        }
        return functions;
    }

    /** The names of the package's variables, in order. */
    List<String> variables() {
        List<String> names = new ArrayList<>();
        Matcher matcher = VARIABLE.matcher(code);
        while (matcher.find()) {
            if (matcher.group(1).equals("(")) {
                grouped(matcher.end(), names);
            } else {
                addAll(matcher.group(1), names);
            }
        }
        names.remove("_");
        return names;
    }

    // In a group, each line that stands in no further bracket begins with names.
    private void grouped(int from, List<String> names) {
        int depth = 0;
        boolean lineStart = true;
        for (int i = from; i < code.length() && depth >= 0; i++) {
            char c = code.charAt(i);
            if (lineStart && depth == 0) {
                Matcher line = NAMES.matcher(code).region(i, code.length());
                if (line.lookingAt()) {
                    addAll(line.group(1), names);
                }
            }
            lineStart = c == '\n' || c == ';';
            depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
        }
    }

    private static void addAll(String list, List<String> names) {
        names.addAll(List.of(list.strip().split("[ \\t]*,[ \\t]*")));
    }

    /** The offset of the brace that closes one; the end of the text where none does. */
    static int end(String code, int open) {
        int depth = 0;
        for (int i = open; i < code.length(); i++) {
            if (code.charAt(i) == '{') {
                depth++;
            } else if (code.charAt(i) == '}' && --depth == 0) {
                return i;
            }
        }
        return code.length();
    }

    /**
     * A function.
     *
     * @param name its name
     * @param head what stands before its body
     * @param start the offset of its body's opening brace
     * @param end the offset of the closing one
     */
    record Block(String name, String head, int start, int end) {}
}
