package io.pelato.workflow;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.problem.Utf8;
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
        String text = Utf8.text(bytes, shownAs, ", as Go wants it");
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            throw new ProblemsException(Problem.at(
                    Utf8.end(shownAs, text.substring(0, nul)), "the character NUL stands here", "Take it out"));
        }
        return text;
    }
}
