package io.pelato.generate;

import freemarker.template.TemplateException;
import io.pelato.problem.FileFault;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.template.BoundedRendering;
import io.pelato.template.EndlessTemplateException;
import io.pelato.template.Expression;
import io.pelato.template.FreeMarkerFault;
import io.pelato.template.TaskForm;
import io.pelato.template.TaskType;
import java.io.IOException;
import java.io.UncheckedIOException;
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

    /**
     * Reads and renders the files of a type's folders.
     *
     * @throws ProblemsException when one cannot be read or rendered, or lies outside of its folder
     */
    static SortedMap<String, byte[]> render(TaskType type, TaskForm form) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (Path folder : type.files()) {
            for (Path file : filesIn(folder)) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (name.endsWith(RENDERED)) {
                    String target = name.substring(0, name.length() - RENDERED.length());
                    files.put(target, render(type, name, text(file), form));
                } else {
                    files.put(name, bytes(file));
                }
            }
        }
        return files;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw FileFault.reading(file, e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw FileFault.reading(file, e);
        }
    }

    private static byte[] render(TaskType type, String name, String source, TaskForm form) {
        try {
            var template = BoundedRendering.template(type.name() + "/" + name, source, Expression.configuration());
            return BoundedRendering.usual()
                    .text(template, Map.of("form", form.key()))
                    .getBytes(StandardCharsets.UTF_8);
        } catch (EndlessTemplateException e) {
            throw fault(type, name, e, "Give its loops and macros an end");
        } catch (TemplateException | IOException e) {
            throw fault(
                    type, name, e, "It may use the variable `form` alone, so that equal code makes equal components");
        }
    }

    private static ProblemsException fault(TaskType type, String name, Exception cause, String advice) {
        return new ProblemsException(
                Problem.of(
                        "The template " + name + " of task type " + type.name() + " cannot be rendered: "
                                + FreeMarkerFault.reason(cause),
                        advice),
                cause);
    }

    private static List<Path> filesIn(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> found = files.filter(Files::isRegularFile).sorted().toList();
            Path real = folder.toRealPath();
            for (Path file : found) {
                if (!file.toRealPath().startsWith(real)) {
                    throw new ProblemsException(Problem.of(
                            "The template file " + file + " is a link that leads out of its folder",
                            "Put the file itself there"));
                }
            }
            return found;
        } catch (IOException e) {
            throw FileFault.reading(folder, e);
        } catch (UncheckedIOException e) {
            throw FileFault.reading(folder, e.getCause());
        }
    }
}
