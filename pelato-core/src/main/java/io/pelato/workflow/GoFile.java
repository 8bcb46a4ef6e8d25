package io.pelato.workflow;

import io.pelato.problem.Location;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The text of a Go file, which Go wants to be UTF-8 without NUL. */
final class GoFile {

    private GoFile() {}

    /**
     * The text that bytes are.
     *
     * @throws ProblemsException with the place of the first byte or character that Go would not read
     */
    static String text(byte[] bytes, Path shownAs) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            throw fault(
                    shownAs,
                    text,
                    "this is not UTF-8 text, as Go wants it: the byte 0x"
                            + String.format("%02X", Byte.toUnsignedInt(bytes[in.position()])),
                    "Save the file as UTF-8");
        }
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            throw fault(shownAs, text.substring(0, nul), "the character NUL stands here", "Take it out");
        }
        return text;
    }

    private static ProblemsException fault(Path shownAs, String before, String message, String advice) {
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        int column = before.length() - before.lastIndexOf('\n');
        return new ProblemsException(Problem.at(new Location(shownAs, line, column), message, advice));
    }
}
