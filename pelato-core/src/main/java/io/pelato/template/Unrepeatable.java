package io.pelato.template;

import freemarker.core.ParseException;
import freemarker.core.TemplateElement;
import freemarker.template.Template;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a template may not hold, because the same variables would not make the same text each time. */
@SuppressWarnings("deprecation") // FreeMarker shows a template's parts by these alone, and keeps them for tools.
final class Unrepeatable {

    /** A quoted text that holds no expression; what it says is no code. */
    private static final Pattern PLAIN_TEXT =
            Pattern.compile("\"(?:[^\"\\\\$#]|\\\\.|[$#](?!\\{))*\"|'(?:[^'\\\\$#]|\\\\.|[$#](?!\\{))*'");

    private static final Set<String> NO_CODE = Set.of("TextBlock", "Comment", "MixedContent");

    private static final List<Word> WORDS = List.of(
            new Word(
                    Pattern.compile("(?<![\\w)\\]}\"'])\\.now\\b"),
                    Pattern.compile("\\.\\s*now\\b"),
                    "`.now` reads the clock, so that the same input would make another text each time"),
            new Word(
                    Pattern.compile("\\?eval\\b"),
                    Pattern.compile("\\?\\s*eval\\b"),
                    "`?eval` makes code of a text, which no check sees before it runs"),
            new Word(
                    Pattern.compile("\\?interpret\\b"),
                    Pattern.compile("\\?\\s*interpret\\b"),
                    "`?interpret` makes a template of a text, which no check sees before it runs"));

    private final Template template;
    private final String source;

    private Unrepeatable(Template template, String source) {
        this.template = template;
        this.source = source;
    }

    /**
     * Checks a template.
     *
     * @param source what it was read from, with the places that the fault names
     * @throws ParseException at the first place that asks for the clock, or makes code of a text
     */
    static void refuse(Template template, String source) throws ParseException {
        new Unrepeatable(template, source).refuse(template.getRootTreeNode());
    }

    private void refuse(TemplateElement element) throws ParseException {
        if (!NO_CODE.contains(element.getClass().getSimpleName())) {
            String code = PLAIN_TEXT.matcher(element.getDescription()).replaceAll("\"\"");
            for (Word word : WORDS) {
                if (word.inCode().matcher(code).find()) {
                    throw fault(word, element);
                }
            }
        }
        for (int child = 0; child < element.getChildCount(); child++) {
            refuse((TemplateElement) element.getChildAt(child));
        }
    }

    private ParseException fault(Word word, TemplateElement element) {
        int begin = offset(element.getBeginLine(), element.getBeginColumn());
        Matcher written = word.inSource().matcher(source);
        int at = written.find(begin) ? written.start() : begin;
        int line = (int) source.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
        int column = at - source.lastIndexOf('\n', at - 1);
        return new ParseException(word.fault(), template, line, column, line, column);
    }

    private int offset(int line, int column) {
        int start = 0;
        for (int passed = 1; passed < line; passed++) {
            start = source.indexOf('\n', start) + 1;
        }
        return Math.min(source.length(), start + column - 1);
    }

    /** A word of FreeMarker's, as it writes it itself and as a user may, and what speaks against it. */
    private record Word(Pattern inCode, Pattern inSource, String fault) {}
}
