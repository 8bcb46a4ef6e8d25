package io.pelato.maven;

import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.codehaus.plexus.classworlds.realm.ClassRealm;
import org.codehaus.plexus.component.configurator.BasicComponentConfigurator;
import org.codehaus.plexus.component.configurator.ComponentConfigurationException;
import org.codehaus.plexus.component.configurator.ConfigurationListener;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluator;
import org.codehaus.plexus.configuration.DefaultPlexusConfiguration;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * Lets {@code -D} beat what a POM configures. Maven on its own ignores the command line for a parameter that stands in
 * a POM's {@code <configuration>}, which would leave a team no way to overrule its parent POM for one run. Declared in
 * {@code META-INF/plexus/components.xml}. It also keeps secrets out of what {@code -X} prints.
 */
public final class CommandLineFirstConfigurator extends BasicComponentConfigurator {

    /** What a goal names to be configured this way. */
    public static final String HINT = "pelato";

    /** Made by Maven. */
    public CommandLineFirstConfigurator() {
        ParameterConverter.all().forEach(converterLookup::registerConverter);
    }

    @Override
    public void configureComponent(
            Object component,
            PlexusConfiguration configuration,
            ExpressionEvaluator evaluator,
            ClassRealm realm,
            ConfigurationListener listener)
            throws ComponentConfigurationException {
        PlexusConfiguration effective = configuration;
        try {
            var session = (MavenSession) evaluator.evaluate("${session}");
            var execution = (MojoExecution) evaluator.evaluate("${mojoExecution}");
            if (session != null && execution != null) {
                effective = overruled(configuration, session, execution);
            }
        } catch (ExpressionEvaluationException e) {
            throw new ComponentConfigurationException(configuration, e.getMessage(), e);
        }
        super.configureComponent(component, effective, evaluator, realm, listener);
    }

    private static PlexusConfiguration overruled(
            PlexusConfiguration configuration, MavenSession session, MojoExecution execution) {
        PlexusConfiguration expressions = execution.getMojoDescriptor().getMojoConfiguration();
        var effective = new DefaultPlexusConfiguration(configuration.getName());
        for (PlexusConfiguration child : configuration.getChildren()) {
            PlexusConfiguration expression = expressions.getChild(child.getName(), false);
            String property = property(expression == null ? null : expression.getValue(null));
            effective.addChild(
                    session.getUserProperties().containsKey(property)
                            ? new DefaultPlexusConfiguration(child.getName(), "${" + property + "}")
                            : child);
        }
        return effective;
    }

    private static String property(String expression) {
        return expression != null && expression.startsWith("${") && expression.endsWith("}")
                ? expression.substring(2, expression.length() - 1)
                : "";
    }
}
