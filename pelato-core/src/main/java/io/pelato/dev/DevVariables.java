package io.pelato.dev;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The variables that compose puts into its file: those of {@code .env} beside it, and over them the environment's. */
final class DevVariables {

    private DevVariables() {}

    static Map<String, String> of(Path folder, Map<String, String> environment) {
        Map<String, String> variables = new HashMap<>();
        for (String line : lines(folder.resolve(".env"))) {
            int equals = line.indexOf('=');
            if (equals > 0 && !line.startsWith("#")) {
                variables.put(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
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
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new ProblemsException(
                    Problem.of(file + " cannot be read: " + e.getMessage(), "Check its permissions"), e);
        }
    }
}
