package io.pelato.maven;

import io.pelato.manifest.Manifest;
import io.pelato.rollout.Deployment;
import io.pelato.schedule.Schedule;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;

/** Tells what of the workflow runs where, and what is missing, against the manifest that was deployed last. */
@Mojo(name = "status", threadSafe = true, configurator = CommandLineFirstConfigurator.HINT)
public final class StatusMojo extends AbstractLatticeMojo {

    @Inject
    StatusMojo(MavenLogins logins) {
        super(logins);
    }

    @Override
    void run() {
        refuseOffline("ask a lattice");
        Deployment deployment = orchestrator().status(Manifest.read(manifestFile()));
        new DeploymentReport(getLog()).tell(deployment);
        List<Schedule> missing = schedules().missing(deployment.application(), Schedule.of(readWorkflow()));
        missing.forEach(schedule -> getLog().warn("  missing: the schedule of " + schedule.component()));
        if (!deployment.complete() || !missing.isEmpty()) {
            getLog().warn(deployment.application() + " does not run as " + manifestFile() + " says");
        }
    }
}
