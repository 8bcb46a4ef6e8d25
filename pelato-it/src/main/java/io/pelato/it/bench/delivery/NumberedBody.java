package io.pelato.it.bench.delivery;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The body of a message that is known again when it comes out.
 *
 * @param turn the turn that it was sent in
 * @param number which message of the turn it is
 */
record NumberedBody(int turn, int number) {

    private static final int DIGITS = 8;

    /** The body as printable text of this many bytes, as tasks get it. */
    byte[] content(int bytes) {
        byte[] content = new byte[bytes];
        for (int i = 2 * DIGITS; i < bytes; i++) {
            content[i] = (byte) ('a' + i % 26);
        }
        byte[] head = String.format(Locale.ROOT, "%08d%08d", turn, number).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(head, 0, content, 0, head.length);
        return content;
    }

    /** What a body says of itself. */
    static NumberedBody of(byte[] content) {
        String head = new String(content, 0, 2 * DIGITS, StandardCharsets.US_ASCII);
        return new NumberedBody(Integer.parseInt(head, 0, DIGITS, 10), Integer.parseInt(head, DIGITS, 2 * DIGITS, 10));
    }
}
