package io.pelato.workflow;

import java.util.ArrayList;
import java.util.List;

/**
 * A Go text with what is no code blanked out, so that offsets, lines and columns stay what they were.
 *
 * @param code the text without comments, texts and characters
 * @param uncommented the text without comments
 * @param literals the places of texts and characters, with their quotes, in order
 */
record GoText(String code, String uncommented, List<Span> literals) {

    /** A part of the text, from an offset to before another. */
    record Span(int start, int end) {}

    static GoText of(String text) {
        return new Blanking(text).done();
    }

    /** One pass over a text. */
    private static final class Blanking {

        private final String text;
        private final StringBuilder code;
        private final StringBuilder uncommented;
        private final List<Span> literals = new ArrayList<>();
        private int at;

        Blanking(String text) {
            this.text = text;
            this.code = new StringBuilder(text);
            this.uncommented = new StringBuilder(text);
        }

        GoText done() {
            while (at < text.length()) {
                if (text.startsWith("//", at)) {
                    comment(end("\n", at));
                } else if (text.startsWith("/*", at)) {
                    comment(Math.min(end("*/", at + 2) + 2, text.length()));
                } else if (text.charAt(at) == '`') {
                    literal(Math.min(end("`", at + 1) + 1, text.length()));
                } else if (text.charAt(at) == '"' || text.charAt(at) == '\'') {
                    literal(Math.min(endOfQuoted(text.charAt(at)) + 1, text.length()));
                } else {
                    at++;
                }
            }
            return new GoText(code.toString(), uncommented.toString(), List.copyOf(literals));
        }

        private void comment(int end) {
            blank(uncommented, end);
            blank(code, end);
            at = end;
        }

        private void literal(int end) {
            literals.add(new Span(at, end));
            blank(code, end);
            at = end;
        }

        private void blank(StringBuilder builder, int end) {
            for (int i = at; i < end; i++) {
                if (text.charAt(i) != '\n') {
                    builder.setCharAt(i, ' ');
                }
            }
        }

        private int end(String mark, int from) {
            int found = text.indexOf(mark, from);
            return found < 0 ? text.length() : found;
        }

        private int endOfQuoted(char quote) {
            int i = at + 1;
            while (i < text.length() && text.charAt(i) != quote && text.charAt(i) != '\n') {
                i += text.charAt(i) == '\\' ? 2 : 1;
            }
            return Math.min(i, text.length());
        }
    }
}
