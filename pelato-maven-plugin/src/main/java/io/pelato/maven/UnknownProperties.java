package io.pelato.maven;

import io.pelato.template.NearestName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.logging.Log;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/** Warns, once a run of Maven, of properties that look like a slip of the pen in a parameter's name. */
final class UnknownProperties {

    private static final String PREFIX = "pelato.";
    private static final String TOLD = UnknownProperties.class.getName();

    private UnknownProperties() {}

    static void warn(Log log, MavenSession session, MojoExecution execution) {
        synchronized (session.getRequest()) {
            if (session.getRequest().getData().putIfAbsent(TOLD, TOLD) == null) {
                warnings(session, known(execution)).forEach(log::warn);
            }
        }
    }

    private static List<String> known(MojoExecution execution) {
        return execution.getMojoDescriptor().getPluginDescriptor().getMojos().stream()
                .map(mojo -> mojo.getMojoConfiguration())
                .flatMap(configuration -> Arrays.stream(configuration.getChildren()))
                .map((PlexusConfiguration parameter) -> parameter.getValue(""))
                .filter(value -> value.startsWith("${" + PREFIX))
                .map(value -> value.substring(2, value.length() - 1))
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> warnings(MavenSession session, List<String> known) {
        Stream<String> commandLine = session.getUserProperties().stringPropertyNames().stream()
                .filter(name -> isUnknown(name, known))
                .map(name -> "-D" + name + " is no parameter of Pelato" + advice(name, known));
        // A POM has properties of its owner's, such as pelato.version; only one that is nearly a parameter is a slip.
        Stream<String> poms = session.getProjects().stream()
                .flatMap(project -> project.getProperties().stringPropertyNames().stream())
                .filter(name -> !session.getUserProperties().containsKey(name))
                .filter(name -> isUnknown(name, known) && nearest(name, known).isPresent())
                .map(name -> "The property " + name + " is no parameter of Pelato" + advice(name, known));
        return Stream.concat(commandLine, poms).distinct().sorted().toList();
    }

    private static boolean isUnknown(String name, List<String> known) {
        return name.startsWith(PREFIX) && !known.contains(name);
    }

    private static String advice(String name, List<String> known) {
        return nearest(name, known)
                .map(near -> ". Did you mean " + near + "?")
                .orElse(": no goal reads it, unless your workflow.yaml does");
    }

    private static Optional<String> nearest(String name, List<String> known) {
        List<String> ends =
                known.stream().map(each -> each.substring(PREFIX.length())).toList();
        return NearestName.of(name.substring(PREFIX.length()), ends).map(end -> PREFIX + end);
    }
}
