package io.pelato.workflow;

/** Blanks out what is no code in a Go text, so that offsets, lines and columns stay what they were. */
final class GoText {

    private final String text;
    private final StringBuilder code;
    private int at;

    private GoText(String text) {
        this.text = text;
        this.code = new StringBuilder(text);
    }

    static String withoutCommentsAndLiterals(String text) {
        return new GoText(text).blank();
    }

    private String blank() {
        while (at < text.length()) {
            if (text.startsWith("//", at)) {
                blankUntil(end("\n", at), 0);
            } else if (text.startsWith("/*", at)) {
                blankUntil(end("*/", at + 2), 2);
            } else if (text.charAt(at) == '`') {
                blankUntil(end("`", at + 1), 1);
            } else if (text.charAt(at) == '"' || text.charAt(at) == '\'') {
                blankUntil(endOfQuoted(text.charAt(at)), 1);
            } else {
                at++;
            }
        }
        return code.toString();
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

    private void blankUntil(int end, int closing) {
        int stop = Math.min(end + closing, text.length());
        for (; at < stop; at++) {
            if (text.charAt(at) != '\n') {
                code.setCharAt(at, ' ');
            }
        }
    }
}
