package io.pelato.maven;

import io.pelato.application.Part;
import io.pelato.rollout.Deployment;
import io.pelato.rollout.Placement;
import org.apache.maven.plugin.logging.Log;

/** Tells what runs where. */
final class DeploymentReport {

    private final Log log;

    DeploymentReport(Log log) {
        this.log = log;
    }

    void tell(Deployment deployment) {
        log.info(deployment.application() + " " + deployment.deployedVersion().orElse("(not deployed)") + ":");
        for (Placement placement : deployment.placements()) {
            String target = placement.target().isEmpty() ? "" : " (" + placement.target() + ")";
            String instances =
                    placement.kind() == Part.Kind.PROVIDER ? "provider" : "up to " + placement.instances() + " at once";
            log.info("  " + placement.name() + " on " + placement.hostName() + target + ", " + instances + ", "
                    + placement.image());
        }
        deployment.fleets().forEach(fleet -> log.info("  " + fleet.shown()));
        deployment.missing().forEach(line -> log.warn("  missing: " + line));
    }
}
