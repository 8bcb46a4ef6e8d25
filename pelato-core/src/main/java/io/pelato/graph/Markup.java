package io.pelato.graph;

/** Texts in XML and HTML. */
final class Markup {

    private Markup() {}

    /** A text that is no markup, whatever is in it. */
    static String escaped(String text) {
        var escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isAllowed(c) ? c : '\ufffd');
            }
        });
        return escaped.toString();
    }

    // XML 1.0 has no way to write the others.
    private static boolean isAllowed(int c) {
        boolean surrogate = c >= 0xd800 && c <= 0xdfff;
        boolean printed = c >= ' ' && c != 0xfffe && c != 0xffff;
        return c == '\t' || c == '\n' || (printed && !surrogate);
    }

    /** A text of at most that many letters, of which the last says that there were more. */
    static String shortened(String text, int most) {
        int count = text.codePointCount(0, text.length());
        return count <= most ? text : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }
}
