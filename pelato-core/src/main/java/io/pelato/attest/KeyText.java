package io.pelato.attest;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.tls.PemFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A key as a user names it: a file, or an environment variable that holds the text of one. It shows the text to nobody. */
public final class KeyText {

    private static final String VARIABLE = "env://";

    private final String parameter;
    private final String shown;
    private final String text;

    private KeyText(String parameter, String shown, String text) {
        this.parameter = parameter;
        this.shown = shown;
        this.text = text;
    }

    /**
     * Reads it.
     *
     * @param parameter what names the key, for messages
     * @param named a file's path, or {@code env://NAME}
     * @param folder the folder that a relative path begins at
     * @throws ProblemsException if there is no such file or variable
     */
    public static KeyText read(String parameter, String named, Path folder, Map<String, String> environment) {
        if (named.startsWith(VARIABLE)) {
            String name = named.substring(VARIABLE.length());
            String text = Optional.ofNullable(environment.get(name))
                    .filter(value -> !value.isBlank())
                    .orElseThrow(() -> new ProblemsException(Problem.of(
                            parameter + " names the environment variable \"" + name + "\", which is not set",
                            "Set it to the text of the key's PEM file, or name a file")));
            return new KeyText(parameter, "The environment variable " + name, text);
        }
        // A key in place of its name would stand in the message.
        if (named.contains("-----BEGIN")) {
            throw new ProblemsException(Problem.of(
                    parameter + " holds a key, where others can see it",
                    "Name a file, or write env://NAME with the name of the environment variable that holds the key"));
        }
        try {
            Path file = folder.resolve(named);
            return new KeyText(
                    parameter,
                    file.toString(),
                    new String(new PemFile(file, parameter).bytes(), StandardCharsets.ISO_8859_1));
        } catch (InvalidPathException e) {
            throw new ProblemsException(Problem.of(parameter + " names no file", "Write the path of a PEM file"), e);
        }
    }

    String text() {
        return text;
    }

    /**
     * What is wrong with the text, which is not repeated.
     *
     * @param fault what it is or lacks, as in {@code "holds no key"}
     */
    ProblemsException fault(String fault, String advice, Exception cause) {
        Problem problem = Problem.of(shown + ", which " + parameter + " names, " + fault, advice);
        // What Java says of a key's bytes may quote them.
        return cause == null ? new ProblemsException(problem) : new ProblemsException(problem, withoutText(cause));
    }

    private static Exception withoutText(Exception cause) {
        return new IllegalArgumentException(cause.getClass().getSimpleName());
    }

    @Override
    public String toString() {
        return shown;
    }
}
