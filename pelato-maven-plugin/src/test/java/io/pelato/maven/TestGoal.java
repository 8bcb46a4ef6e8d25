package io.pelato.maven;

import com.google.inject.Guice;
import com.google.inject.Injector;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MavenPluginManager;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.crypto.DefaultSettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.codehaus.plexus.classworlds.ClassWorld;
import org.codehaus.plexus.classworlds.realm.NoSuchRealmException;
import org.codehaus.plexus.component.configurator.ComponentConfigurationException;
import org.codehaus.plexus.configuration.DefaultPlexusConfiguration;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.configuration.PlexusConfigurationException;
import org.eclipse.aether.RepositorySystem;
import org.sonatype.plexus.components.sec.dispatcher.SecDispatcherException;

/** A goal in a project, set up as Maven does it: from the plugin's own descriptor, with the plugin's own configurator. */
final class TestGoal {

    private final String goal;
    private final DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();

    @SuppressWarnings("deprecation") // Maven itself has no other way to make one.
    private final MavenSession session = new MavenSession(null, null, request, new DefaultMavenExecutionResult());

    private final MavenProject project = new MavenProject();
    private final Injector injector = injector();
    private final Map<String, PlexusConfiguration> configuration = new HashMap<>();

    private TestGoal(String goal, Path folder) {
        this.goal = goal;
        project.setGroupId("com.example");
        project.setArtifactId("sample");
        project.setVersion("1");
        project.setFile(folder.resolve("pom.xml").toFile());
        project.getBuild().setDirectory(folder.resolve("target").toString());
        var system = new Properties();
        system.putAll(System.getProperties());
        // What chooses among these tests here is none of the goal's.
        system.remove("test");
        request.setSystemProperties(system);
    }

    /** A goal of a project in a folder. */
    static TestGoal of(String goal, Path folder) {
        return new TestGoal(goal, folder);
    }

    /** With a property of the POM. */
    TestGoal property(String name, String value) {
        project.getProperties().setProperty(name, value);
        return this;
    }

    /** With an element of the plugin's configuration. */
    TestGoal configured(String element, String value) {
        configuration.put(element, new DefaultPlexusConfiguration(element, value));
        return this;
    }

    /** With a list in the plugin's configuration. */
    TestGoal configuredList(String element, String... values) {
        var list = new DefaultPlexusConfiguration(element);
        for (String value : values) {
            list.addChild(new DefaultPlexusConfiguration("item", value));
        }
        configuration.put(element, list);
        return this;
    }

    /** With a property of the command line. */
    TestGoal commandLine(String name, String value) {
        request.getUserProperties().setProperty(name, value);
        return this;
    }

    /** With a server of settings.xml. */
    TestGoal server(String id, String user, String password) {
        var server = new Server();
        server.setId(id);
        server.setUsername(user);
        server.setPassword(password);
        request.addServer(server);
        return this;
    }

    /** Where Maven runs offline. */
    TestGoal offline() {
        request.setOffline(true);
        return this;
    }

    MavenProject project() {
        return project;
    }

    /** The run of Maven that it is in. */
    MavenSession session() {
        session.setProjects(List.of(project));
        session.setCurrentProject(project);
        return session;
    }

    /** The goal's place in a plan. */
    MojoExecution execution(String id) {
        PluginDescriptor descriptor = descriptor();
        var plugin = new Plugin();
        plugin.setGroupId(descriptor.getGroupId());
        plugin.setArtifactId(descriptor.getArtifactId());
        descriptor.setPlugin(plugin);
        return new MojoExecution(descriptor.getMojo(goal), id);
    }

    /** The goal with its parameters. */
    <T extends Mojo> T ready(Class<T> type) {
        MojoExecution execution = execution("default-" + goal);
        session();
        T mojo = injector.getInstance(type);
        try {
            new CommandLineFirstConfigurator()
                    .configureComponent(
                            mojo,
                            merged(execution),
                            new PluginParameterExpressionEvaluator(session, execution),
                            new ClassWorld("test", TestGoal.class.getClassLoader()).getRealm("test"),
                            null);
        } catch (ComponentConfigurationException | NoSuchRealmException e) {
            throw new IllegalStateException(e);
        }
        return mojo;
    }

    // As Maven makes a goal's configuration: the POM's elements, each with the descriptor's default.
    private PlexusConfiguration merged(MojoExecution execution) {
        var merged = new DefaultPlexusConfiguration("configuration");
        for (PlexusConfiguration parameter :
                execution.getMojoDescriptor().getMojoConfiguration().getChildren()) {
            merged.addChild(configuration.getOrDefault(parameter.getName(), parameter));
        }
        return merged;
    }

    private static Injector injector() {
        return Guice.createInjector(binder -> {
            binder.bind(SettingsDecrypter.class).toInstance(new DefaultSettingsDecrypter(TestGoal::plain));
            binder.bind(RepositorySystem.class).toInstance(unused(RepositorySystem.class));
            binder.bind(MavenProjectHelper.class).toInstance(unused(MavenProjectHelper.class));
            binder.bind(BuildPluginManager.class).toInstance(unused(BuildPluginManager.class));
            binder.bind(MavenPluginManager.class).toInstance(unused(MavenPluginManager.class));
        });
    }

    // As Maven's own: what is not in braces is plain, and here there is no master password for what is.
    private static String plain(String text) throws SecDispatcherException {
        if (text != null && text.startsWith("{")) {
            throw new SecDispatcherException("there is no master password");
        }
        return text;
    }

    private static <T> T unused(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, values) -> {
                    throw new UnsupportedOperationException(method.toString());
                }));
    }

    private static PluginDescriptor descriptor() {
        try (InputStream xml = TestGoal.class.getResourceAsStream("/META-INF/maven/plugin.xml");
                Reader reader = new InputStreamReader(Objects.requireNonNull(xml), StandardCharsets.UTF_8)) {
            return new PluginDescriptorBuilder().build(reader);
        } catch (IOException | PlexusConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }
}
