package io.pelato.maven;

import io.pelato.application.Part;
import io.pelato.rollout.Deployment;
import io.pelato.rollout.Placement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/**
 * What the modules of one run of Maven have deployed, for one summary at its end. What is kept in a project is of Java's and
 * Maven's own types: a goal and the end of the session may have this class from two class loaders.
 */
final class DeployedModules {

    private static final String LINES = DeployedModules.class.getName() + ".lines";
    private static final String LOG = DeployedModules.class.getName() + ".log";

    private DeployedModules() {}

    /**
     * Keeps that a module's deployment runs.
     *
     * @param log where the summary may be told
     */
    static void deployed(MavenProject module, Deployment deployment, Duration took, Log log) {
        String line = line(module, shown(deployment), took);
        keep(module, () -> log.info(line), log);
    }

    /**
     * Keeps that a module's deployment has failed.
     *
     * @param log where the summary may be told
     */
    static void failed(MavenProject module, Duration took, Log log) {
        String line = line(module, "failed, told above", took);
        keep(module, () -> log.error(line), log);
    }

    private static String line(MavenProject module, String what, Duration took) {
        return "  " + module.getArtifactId() + ": " + what + " (" + AbstractPelatoMojo.seconds(took.toMillis()) + ")";
    }

    // A module is built by one thread, and read when all are through.
    private static void keep(MavenProject module, Runnable line, Log log) {
        module.setContextValue(LOG, log);
        module.setContextValue(
                LINES, Stream.concat(lines(module).stream(), Stream.of(line)).toList());
    }

    private static List<Runnable> lines(MavenProject module) {
        return module.getContextValue(LINES) instanceof List<?> kept
                ? kept.stream().map(Runnable.class::cast).toList()
                : List.of();
    }

    /** Tells what was deployed, if more than one module has, and forgets it. */
    static void tell(List<MavenProject> modules) {
        List<MavenProject> deploying =
                modules.stream().filter(module -> !lines(module).isEmpty()).toList();
        if (deploying.size() > 1 && deploying.get(0).getContextValue(LOG) instanceof Log log) {
            log.info("");
            log.info("Deployments of this run:");
            deploying.forEach(module -> lines(module).forEach(Runnable::run));
        }
        for (MavenProject module : deploying) {
            module.setContextValue(LINES, null);
            module.setContextValue(LOG, null);
        }
    }

    private static String shown(Deployment deployment) {
        List<String> words = new ArrayList<>(List.of(deployment.application()));
        deployment.deployedVersion().ifPresent(words::add);
        List<Placement> components = deployment.placements().stream()
                .filter(placement -> placement.kind() == Part.Kind.COMPONENT)
                .toList();
        long hosts = components.stream().map(Placement::hostName).distinct().count();
        words.add(counted(components.stream().map(Placement::name).distinct().count(), "component") + " on "
                + counted(hosts, "host"));
        return String.join(" ", words);
    }

    private static String counted(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
