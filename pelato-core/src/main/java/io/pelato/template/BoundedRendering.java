package io.pelato.template;

import freemarker.core._CoreAPI;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;

/**
 * Renders templates that users write: one that does not end, or writes without measure, is a fault and neither a hang nor
 * the end of Maven's memory. FreeMarker has its loops look whether their thread was interrupted; what goes on all the
 * same, within one built-in, is left behind in a thread that nobody waits for.
 *
 * @param longest how long a template may take
 * @param characters how much it may write
 */
public record BoundedRendering(Duration longest, int characters) {

    /** How long a thread gets to notice that it was interrupted. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    /** What no template of a workflow needs: the manifest of a thousand tasks is rendered in a fifth of a second. */
    public static BoundedRendering usual() {
        return new BoundedRendering(Duration.ofSeconds(20), 32 << 20);
    }

    /**
     * Reads a template.
     *
     * @param name its name, for messages
     * @throws IOException if the source is no FreeMarker, or would not make the same text each time
     */
    public static Template template(String name, String source, Configuration configuration) throws IOException {
        return template(name, name, source, configuration);
    }

    /**
     * Reads a template of a file.
     *
     * @param name its name, which the template itself can ask for
     * @param file where it stands, for messages
     * @throws IOException if the source is no FreeMarker, or would not make the same text each time
     */
    public static Template template(String name, String file, String source, Configuration configuration)
            throws IOException {
        var template = new Template(name, file, new StringReader(source), configuration);
        Unrepeatable.refuse(template, source);
        _CoreAPI.addThreadInterruptedChecks(template);
        return template;
    }

    /**
     * What a template that {@link #template} has read makes of the variables.
     *
     * @throws EndlessTemplateException if it does not end within the bounds, calls itself without end, or needs more memory
     *     than there is
     * @throws TemplateException if it uses what is not there
     * @throws IOException if it includes another one, which there is not
     */
    public String text(Template template, Map<String, ?> variables) throws IOException, TemplateException {
        if (isPlain(template.toString())) {
            var text = new StringWriter();
            template.process(variables, text);
            return text.toString();
        }
        var text = new BoundedText(characters);
        var thread = new RenderingThread(template.createProcessingEnvironment(variables, text), text);
        thread.start();
        try {
            thread.join(longest.toMillis());
            if (thread.isAlive()) {
                thread.interrupt();
                thread.join(GRACE.toMillis());
                throw thread.endless("it has no end: after " + longest.toSeconds() + " s it was still at work");
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while it was rendered", e);
        }
        return thread.text();
    }

    /** Without a directive, a built-in and a range a template has nothing that could take long. */
    private static boolean isPlain(String source) {
        return !source.contains("#") && !source.contains("?") && !source.contains("..") && !source.contains("@");
    }
}
