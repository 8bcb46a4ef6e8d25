package io.pelato.generate;

import freemarker.core.ParseException;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.template.Expression;
import io.pelato.template.FreeMarkerFault;
import io.pelato.template.TaskForm;
import io.pelato.template.TaskType;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files that all projects of one task type and one form of function have in common. */
final class TemplateFiles {

    private static final String RENDERED = ".ftl";

    private TemplateFiles() {}

    static SortedMap<String, byte[]> render(TaskType type, TaskForm form) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (Path folder : type.files()) {
            for (Path file : filesIn(folder)) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (name.endsWith(RENDERED)) {
                    String target = name.substring(0, name.length() - RENDERED.length());
                    files.put(target, render(type, name, Files.readString(file), form));
                } else {
                    files.put(name, Files.readAllBytes(file));
                }
            }
        }
        return files;
    }

    private static byte[] render(TaskType type, String name, String source, TaskForm form) throws IOException {
        var text = new StringWriter();
        try {
            new Template(type.name() + "/" + name, source, Expression.configuration())
                    .process(Map.of("form", form.key()), text);
        } catch (TemplateException | ParseException e) {
            throw new ProblemsException(
                    Problem.of(
                            "The template " + name + " of task type " + type.name() + " cannot be rendered: "
                                    + FreeMarkerFault.reason(e),
                            "It may use the variable `form` alone, so that equal code makes equal components"),
                    e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
