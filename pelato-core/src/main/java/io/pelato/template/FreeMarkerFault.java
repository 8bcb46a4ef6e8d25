package io.pelato.template;

import freemarker.core.InvalidReferenceException;
import freemarker.core.ParseException;
import freemarker.template.TemplateException;
import java.util.stream.Collectors;

/** What FreeMarker found wrong, in one sentence: without its tips, its list of built-ins and its stack. */
public final class FreeMarkerFault {

    private FreeMarkerFault() {}

    /** What is wrong and where in the template. */
    public static String reason(Exception fault) {
        if (fault instanceof ParseException parse) {
            return place(firstParagraph(parse.getEditorMessage()), parse.getLineNumber(), parse.getColumnNumber());
        }
        if (fault instanceof InvalidReferenceException missing) {
            return place(
                    "there is no value `" + missing.getBlamedExpressionString() + "`",
                    missing.getLineNumber(),
                    missing.getColumnNumber());
        }
        if (fault instanceof TemplateException template) {
            String reason = firstParagraph(template.getMessageWithoutStackTop());
            // What a text is made into tells its own fault below.
            return reason.endsWith(":") && template.getCause() instanceof Exception cause
                    ? reason + " " + reason(cause)
                    : reason;
        }
        return String.valueOf(fault.getMessage());
    }

    private static String place(String what, Integer line, Integer column) {
        return what + " (line " + line + ", column " + column + ")";
    }

    private static String firstParagraph(String text) {
        return text.lines()
                .takeWhile(line -> !line.isBlank() && !line.startsWith("The alphabetical list"))
                .collect(Collectors.joining(" "));
    }
}
