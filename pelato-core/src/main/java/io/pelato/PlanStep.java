package io.pelato;

import io.pelato.manifest.CheckedManifest;
import io.pelato.manifest.Manifest;
import io.pelato.plan.Basis;
import io.pelato.plan.Comparison;
import io.pelato.plan.Plan;
import io.pelato.plan.PlanJson;
import io.pelato.rollout.Orchestrator;
import io.pelato.rollout.StoredRelease;
import java.nio.file.Path;
import java.util.Optional;

/** Finds out what a deployment would change. Builds nothing, sends nothing. */
final class PlanStep {

    private final Reading reading;
    private final PlanRequest request;

    PlanStep(Reading reading, PlanRequest request) {
        this.reading = reading;
        this.request = request;
    }

    Plan plan() {
        Optional<MadeFile> file = request.file().map(path -> new MadeFile(path, PlanJson.MARK));
        file.ifPresent(MadeFile::mustBeFree);
        Plan plan = made();
        file.ifPresent(made -> made.write(PlanJson.of(plan)));
        return plan;
    }

    private Plan made() {
        DeployRequest deployment = request.deployment();
        var wanted = new WantedApplication(reading, deployment);
        String application = reading.workflow().projectName();
        try (Orchestrator orchestrator = deployment.access().orchestrator()) {
            String fingerprint = wanted.fingerprint(orchestrator);
            Optional<StoredRelease> running = orchestrator.releases(application).stream()
                    .filter(StoredRelease::isDeployed)
                    .findFirst();
            PlannedImages images = PlannedImages.of(reading, running);
            Manifest manifest =
                    orchestrator.render(wanted.assembled(images.references()).application());
            CheckedManifest checked = orchestrator.validate(manifest, shown());
            return new Plan(
                    new Basis(
                            deployment.access().lattice().lattice(),
                            application,
                            running.map(StoredRelease::version),
                            Optional.of(checked.version()).filter(version -> images.arePushed()),
                            fingerprint,
                            images.code()),
                    Comparison.of(running.map(StoredRelease::application), checked.application()));
        }
    }

    private Path shown() {
        return reading.project().directory().relativize(reading.output().manifestFile());
    }
}
