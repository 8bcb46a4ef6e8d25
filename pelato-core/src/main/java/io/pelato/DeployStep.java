package io.pelato;

import io.pelato.application.ApplicationAssembler;
import io.pelato.application.Assembly;
import io.pelato.application.DeploySettings;
import io.pelato.build.WasmComponents;
import io.pelato.machine.WholeFile;
import io.pelato.manifest.CheckedManifest;
import io.pelato.manifest.Manifest;
import io.pelato.registry.PublishedImages;
import io.pelato.rollout.DeployListener;
import io.pelato.rollout.Deployment;
import io.pelato.rollout.Orchestrator;
import io.pelato.workflow.Workflow;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Makes the application of what was pushed, and has it run. */
final class DeployStep {

    private final Reading reading;
    private final DeployRequest request;

    DeployStep(Reading reading, DeployRequest request) {
        this.reading = reading;
        this.request = request;
    }

    private DeploySettings settings() {
        CheckedProvisions checked = CheckedProvisions.of(request.provisions(), reading);
        return new DeploySettings(
                request.natsUrlFromHosts(),
                request.http(),
                MessagingImage.addedTo(
                        checked.images(), PublishedImages.read(reading.output().imagesFile())),
                checked.passwords(),
                request.access().lattice().domain());
    }

    Deployment deploy(Orchestrator opened, Listeners listeners) {
        try (Orchestrator orchestrator = opened) {
            Workflow workflow = reading.workflow();
            // What is missing first is told first: nothing can have been pushed before it was built.
            Map<String, String> images = images();
            Assembly assembly =
                    new ApplicationAssembler(reading.templates()::provider, settings()).assemble(workflow, images);
            Manifest manifest = orchestrator.render(assembly.application());
            write(manifest);
            CheckedManifest checked = orchestrator.validate(manifest, shown());
            DeployListener listener = listeners.deploying();
            Deployment deployment = orchestrator.deploy(checked, assembly.held(), assembly.keeping(), listener);
            listener.deployed(deployment);
            return deployment;
        }
    }

    private Map<String, String> images() {
        Output output = reading.output();
        var built = BuiltComponents.of(reading).checked(WasmComponents.read(output.componentsFile()));
        return new PushedImages(PublishedImages.read(output.imagesFile())).of(built);
    }

    private Path shown() {
        return request.project().directory().relativize(reading.output().manifestFile());
    }

    private void write(Manifest manifest) {
        reading.output().claim(List.of("wadm.yaml"));
        WholeFile.write(reading.output().manifestFile(), manifest.yaml());
    }
}
