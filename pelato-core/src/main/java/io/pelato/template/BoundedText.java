package io.pelato.template;

import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/** A text that grows up to a bound. */
final class BoundedText extends Writer {

    private final StringBuilder text = new StringBuilder();
    private final int most;

    BoundedText(int most) {
        this.most = most;
    }

    /** The bound was reached. */
    static final class FullException extends IOException {

        private static final long serialVersionUID = 1;

        FullException(int most) {
            super(String.format(Locale.ROOT, "it writes more than %,d characters", most));
        }
    }

    @Override
    public void write(char[] characters, int offset, int length) throws FullException {
        if (length > most - text.length()) {
            throw new FullException(most);
        }
        text.append(characters, offset, length);
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
