package io.pelato.workflow;

import io.pelato.problem.ProblemsException;
import io.pelato.problem.UserFile;
import io.pelato.yaml.YamlReader;
import io.pelato.yaml.YamlValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The application's name of a workflow, which can be told whatever else is wrong in the file: what runs must be found and
 * taken away when its sources are broken or gone.
 */
public final class ProjectName {

    static final String KEY = "project_name";

    private static final Pattern LINE =
            Pattern.compile("(?m)^" + KEY + ":[ \t]*[\"']?([A-Za-z0-9_-]+)[\"']?[ \t]*(?:#.*)?$");

    private ProjectName() {}

    /**
     * Reads the name.
     *
     * @param file the workflow file; where there is none, or it names none, the settings' name is taken
     * @throws ProblemsException if the name in it stands for a property that nobody knows
     */
    public static String read(Path file, WorkflowSettings settings) {
        YamlValue.Mapping root;
        try {
            root = YamlReader.read(file, settings.shown(file));
        } catch (ProblemsException broken) {
            return line(file).orElse(settings.projectName());
        }
        var faults = new Faults(settings.shown(file));
        var alone = new YamlValue.Mapping(
                root.entries().stream()
                        .filter(entry -> entry.key().text().equals(KEY))
                        .toList(),
                root.location());
        Optional<String> name =
                new Interpolation(settings.properties(), faults).of(alone).text(KEY);
        if (!faults.isEmpty()) {
            throw faults.exception();
        }
        return name.orElse(settings.projectName());
    }

    // What is no YAML may still have the line.
    private static Optional<String> line(Path file) {
        try {
            Matcher matcher = LINE.matcher(new String(UserFile.bytes(file), StandardCharsets.ISO_8859_1));
            return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
        } catch (IOException missing) {
            return Optional.empty();
        }
    }
}
