package io.pelato.template;

import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;

/** A FreeMarker expression of a descriptor, evaluated over the fields of one task. */
public final class Expression {

    private static final Configuration FREEMARKER = configuration();

    private Expression() {}

    /**
     * How every template is read, ours and the user's. A template is data: it gets texts, numbers, lists and maps, can make
     * no object of a Java class, finds no other file and no clock. Numbers are written as they are, and a missing variable is a
     * fault.
     */
    public static Configuration configuration() {
        var configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setAPIBuiltinEnabled(false);
        configuration.setTemplateLoader(null);
        configuration.setObjectWrapper(new SimpleObjectWrapper(Configuration.VERSION_2_3_34));
        configuration.setDefaultEncoding("UTF-8");
        configuration.setLocale(Locale.ROOT);
        configuration.setTimeZone(TimeZone.getTimeZone("UTC"));
        // Editors count a tab as one column.
        configuration.setTabSize(1);
        configuration.setNumberFormat("computer");
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        // What a template recovers from is its own matter, and would be written to the log with a stack trace.
        configuration.setAttemptExceptionReporter((failure, environment) -> {});
        configuration.setWrapUncheckedExceptions(true);
        configuration.setFallbackOnNullLoopVariable(false);
        return configuration;
    }

    /**
     * The text that an expression stands for.
     *
     * @param expression FreeMarker source, such as {@code ${project}.${component}.trigger}
     * @param owner who wrote it, for messages: a task type and a key
     * @param variables what it may use
     * @throws ProblemsException when it is no FreeMarker or uses what is not there
     */
    public static String evaluate(String expression, String owner, Map<String, Object> variables) {
        try {
            return BoundedRendering.usual().text(BoundedRendering.template(owner, expression, FREEMARKER), variables);
        } catch (EndlessTemplateException e) {
            throw new ProblemsException(
                    Problem.of(
                            "The expression `" + expression + "` of " + owner + " cannot be evaluated: "
                                    + e.getMessage(),
                            "Give its loops and calls an end"),
                    e);
        } catch (IOException | TemplateException e) {
            throw new ProblemsException(
                    Problem.of(
                            "The expression `" + expression + "` of " + owner + " cannot be evaluated: "
                                    + FreeMarkerFault.reason(e),
                            "Variables here: " + String.join(", ", variables.keySet())),
                    e);
        }
    }

    /** Why a text is no FreeMarker, if it is none. */
    static Optional<String> syntaxFault(String expression) {
        try {
            BoundedRendering.template("expression", expression, FREEMARKER);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(FreeMarkerFault.reason(e));
        }
    }
}
