package io.pelato.dev;

import io.pelato.problem.FileFault;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The variables that compose puts into its file: those of {@code .env} beside it, and over them the environment's. */
final class DevVariables {

    /** NAME=VALUE, with or without {@code export}; a value may be in quotes, and a comment may follow after a space. */
    private static final Pattern LINE = Pattern.compile(
            "\\s*(?:export\\s+)?([A-Za-z_]\\w*)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|(.*?))\\s*(?:\\s#.*)?");

    private DevVariables() {}

    static Map<String, String> of(Path folder, Map<String, String> environment) {
        Map<String, String> variables = new HashMap<>();
        for (String line : lines(folder.resolve(".env"))) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                for (int group = 2; group <= matcher.groupCount(); group++) {
                    if (matcher.group(group) != null) {
                        variables.put(matcher.group(1), matcher.group(group));
                    }
                }
            }
        }
        variables.putAll(environment);
        return variables;
    }

    private static List<String> lines(Path file) {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new ProblemsException(
                    Problem.of(file + " cannot be read: " + FileFault.words(e), "Check its permissions"), e);
        }
    }
}
