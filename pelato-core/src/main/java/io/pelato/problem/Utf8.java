package io.pelato.problem;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** The text of files that have to be UTF-8. */
public final class Utf8 {

    private Utf8() {}

    /**
     * The text that bytes are.
     *
     * @param shownAs the file as messages name it
     * @param whose who wants it so, a clause for the message, or an empty text
     * @throws ProblemsException with the place of the first byte that is none of UTF-8
     */
    public static String text(byte[] bytes, Path shownAs, String whose) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            throw new ProblemsException(Problem.at(
                    end(shownAs, text),
                    String.format(
                            Locale.ROOT,
                            "this is not UTF-8 text%s: the byte 0x%02X",
                            whose,
                            Byte.toUnsignedInt(bytes[in.position()])),
                    "Save the file as UTF-8"));
        }
        return text;
    }

    /** The place behind the last character of a file's beginning. */
    public static Location end(Path shownAs, String beginning) {
        int line = (int) beginning.chars().filter(c -> c == '\n').count() + 1;
        return new Location(shownAs, line, beginning.length() - beginning.lastIndexOf('\n'));
    }
}
