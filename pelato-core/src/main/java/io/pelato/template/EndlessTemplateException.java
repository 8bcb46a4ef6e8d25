package io.pelato.template;

import java.io.IOException;

/** A template that does not come to an end, or to none in time. */
public final class EndlessTemplateException extends IOException {

    private static final long serialVersionUID = 1;

    private final String reason;
    private final int line;
    private final int column;

    EndlessTemplateException(String reason, int line, int column) {
        super(reason + " (line " + line + ", column " + column + ")");
        this.reason = reason;
        this.line = line;
        this.column = column;
    }

    /** What happened, without the place. */
    public String reason() {
        return reason;
    }

    /** The line of the template that was at work, from 1. */
    public int line() {
        return line;
    }

    /** The column of the template that was at work, from 1. */
    public int column() {
        return column;
    }
}
