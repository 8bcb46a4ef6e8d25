package io.pelato.manifest;

import freemarker.core.JavaCFormat;
import freemarker.core.ParseException;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import io.pelato.application.Application;
import io.pelato.digest.Sha256;
import io.pelato.problem.FileFault;
import io.pelato.problem.Location;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.problem.UserFile;
import io.pelato.problem.Utf8;
import io.pelato.template.BoundedRendering;
import io.pelato.template.EndlessTemplateException;
import io.pelato.template.Expression;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Renders an application with a FreeMarker template, ours or the user's. */
public final class ManifestRenderer {

    private static final String BUILT_IN = "/io/pelato/templates/wadm.yaml.ftl";
    private static final String NAME = "wadm.yaml.ftl";
    private static final int VERSION_LENGTH = 16;

    private static final String COMPARE = "Compare it with Pelato's own wadm.yaml.ftl";

    /** Stands for the version until the rest is there to make it of. */
    private static final String VERSION = "pelato-version-to-be-computed";

    private final Template template;

    /**
     * Reads the template.
     *
     * @param own the user's template; absent for ours
     * @throws ProblemsException when the user's template cannot be read or is no FreeMarker
     */
    public ManifestRenderer(Optional<Path> own) {
        this.template = own.map(ManifestRenderer::parse).orElseGet(ManifestRenderer::builtIn);
    }

    /**
     * Renders the application. The version is the hash of what is rendered without one, so the same application has the
     * same version wherever and whenever it is rendered.
     *
     * @throws ProblemsException when the user's template uses what is not there
     */
    public Manifest render(Application application) {
        String text = text(application);
        String version = Sha256.of(text.replace(VERSION, "")).substring(0, VERSION_LENGTH);
        return new Manifest(text.replace(VERSION, version), version, application);
    }

    private String text(Application application) {
        try {
            return BoundedRendering.usual().text(template, Map.of("app", ManifestModel.of(application, VERSION)));
        } catch (EndlessTemplateException e) {
            throw fault(
                    Path.of(template.getSourceName()),
                    e.line(),
                    e.column(),
                    e.reason(),
                    "Give its loops and macros an end",
                    e);
        } catch (TemplateException e) {
            throw fault(e.getLineNumber(), e.getColumnNumber(), e.getMessageWithoutStackTop(), e);
        } catch (IOException e) {
            throw fault(1, 1, e.getMessage(), e); // As of a template that includes another one, which there is not.
        }
    }

    private ProblemsException fault(Integer line, Integer column, String message, Exception cause) {
        return fault(Path.of(template.getSourceName()), line, column, message, COMPARE, cause);
    }

    private static ProblemsException fault(
            Path file, Integer line, Integer column, String message, String advice, Throwable cause) {
        var at = new Location(
                file,
                Optional.ofNullable(line).orElse(1),
                Optional.ofNullable(column).orElse(1));
        String reason = Optional.ofNullable(message).orElse("").lines().limit(2).collect(Collectors.joining(" "));
        return new ProblemsException(Problem.at(at, "the manifest template fails: " + reason.strip(), advice), cause);
    }

    private static Template parse(Path file) {
        try {
            return template(file.toString(), Utf8.text(UserFile.bytes(file), file, ""));
        } catch (ParseException e) {
            throw fault(file, e.getLineNumber(), e.getColumnNumber(), e.getEditorMessage(), COMPARE, e);
        } catch (IOException e) {
            throw FileFault.reading("the manifest template", file, "pelato.manifest.template", e);
        }
    }

    private static Template builtIn() {
        try (InputStream resource = ManifestRenderer.class.getResourceAsStream(BUILT_IN)) {
            if (resource == null) {
                throw new IllegalStateException("pelato-templates without " + BUILT_IN);
            }
            return template(NAME, new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(BUILT_IN, e);
        }
    }

    private static Template template(String file, String source) throws IOException {
        // The name is the same on every machine, as a template can write it into the manifest.
        return BoundedRendering.template(NAME, file, source, configuration());
    }

    /** {@code ?c} writes texts as Java does, which YAML reads; JSON's own way may write {@code \/}, which it does not. */
    private static Configuration configuration() {
        Configuration configuration = Expression.configuration();
        configuration.setCFormat(JavaCFormat.INSTANCE);
        return configuration;
    }
}
