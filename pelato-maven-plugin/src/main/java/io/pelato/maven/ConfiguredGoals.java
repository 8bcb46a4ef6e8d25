package io.pelato.maven;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MavenPluginManager;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginConfigurationException;

/** Goals as Maven would run them, with the settings of the POM and the command line; released when this is closed. */
final class ConfiguredGoals implements AutoCloseable {

    private final BuildPluginManager plugins;
    private final MavenPluginManager mojos;
    private final MavenSession session;
    private final Map<MojoExecution, Mojo> configured = new LinkedHashMap<>();

    ConfiguredGoals(BuildPluginManager plugins, MavenPluginManager mojos, MavenSession session) {
        this.plugins = plugins;
        this.mojos = mojos;
        this.session = session;
    }

    /**
     * The goal of an execution.
     *
     * @throws ProblemsException where its settings in the POM cannot be read
     */
    Mojo of(MojoExecution execution) {
        try {
            // The plan's own descriptor may know no class realm yet; asking for it fills it in.
            plugins.getPluginRealm(session, execution.getMojoDescriptor().getPluginDescriptor());
            Mojo mojo = mojos.getConfiguredMojo(Mojo.class, session, execution);
            configured.put(execution, mojo);
            return mojo;
        } catch (PluginConfigurationException e) {
            throw new ProblemsException(Problem.of(e.getMessage(), "Mend it in the POM"), e);
        } catch (Exception e) {
            throw new IllegalStateException("Maven cannot load a goal that it has planned: " + execution, e);
        }
    }

    @Override
    public void close() {
        configured.forEach((execution, mojo) -> mojos.releaseMojo(mojo, execution));
    }
}
