package io.pelato;

import io.pelato.application.Assembly;
import io.pelato.build.WasmComponents;
import io.pelato.generate.ComponentProject;
import io.pelato.machine.WholeFile;
import io.pelato.manifest.CheckedManifest;
import io.pelato.manifest.Manifest;
import io.pelato.manifest.ReleaseNotes;
import io.pelato.plan.Basis;
import io.pelato.plan.Image;
import io.pelato.plan.PlanJson;
import io.pelato.plan.PlannedCode;
import io.pelato.provider.MessagingProvider;
import io.pelato.registry.PublishedImages;
import io.pelato.rollout.DeployListener;
import io.pelato.rollout.Deployment;
import io.pelato.rollout.Orchestrator;
import io.pelato.rollout.Release;
import io.pelato.rollout.ReleaseTerms;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the application of what was pushed, and has it run. */
final class DeployStep {

    private final Reading reading;
    private final DeployRequest request;

    DeployStep(Reading reading, DeployRequest request) {
        this.reading = reading;
        this.request = request;
    }

    /** Makes sure that what is planned can still be done, as far as that is known before anything is built. */
    void checkPlan() {
        request.releasing().plan().ifPresent(file -> {
            Basis planned = PlanJson.read(file);
            try (Orchestrator orchestrator = request.access().orchestrator()) {
                String fingerprint = new WantedApplication(reading, request).fingerprint(orchestrator);
                planned.expect(file, basis(fingerprint, Optional.empty(), Map.of()));
            }
        });
    }

    Deployment deploy(Orchestrator opened, Listeners listeners) {
        try (Orchestrator orchestrator = opened) {
            Optional<Basis> planned = request.releasing().plan().map(PlanJson::read);
            var wanted = new WantedApplication(reading, request);
            // What is missing first is told first: nothing can have been pushed before it was built.
            Map<String, String> images = images();
            Assembly assembly = wanted.assembled(images);
            Manifest manifest = orchestrator.render(assembly.application());
            planned.ifPresent(basis -> basis.expect(
                    request.releasing().plan().orElseThrow(),
                    basis(wanted.fingerprint(orchestrator), Optional.of(manifest.version()), images)));
            write(manifest);
            CheckedManifest checked = orchestrator.validate(manifest, shown());
            DeployListener listener = listeners.deploying();
            Deployment deployment = orchestrator.deploy(
                    Release.of(checked, assembly.held(), assembly.keeping(), this::notes, terms(planned, listeners)),
                    listener);
            listener.deployed(deployment);
            return deployment;
        }
    }

    private ReleaseTerms terms(Optional<Basis> planned, Listeners listeners) {
        return new ReleaseTerms(
                planned.map(basis -> new ReleaseTerms.Base(basis.from())),
                request.releasing().kept(),
                request.releasing().onFailure(),
                SignatureCheck.of(request.verification(), listeners));
    }

    private ReleaseNotes notes() {
        Map<String, String> sources = new LinkedHashMap<>();
        reading.described()
                .forEach(project -> sources.put(project.componentName(), ReleaseNotes.source(project.digest())));
        return new ReleaseNotes(
                Optional.of(Instant.now()), request.releasing().by(), reading.commit(), Optional.empty(), sources);
    }

    private Basis basis(String fingerprint, Optional<String> version, Map<String, String> images) {
        List<PlannedCode> code = new ArrayList<>();
        for (ComponentProject project : reading.described()) {
            code.add(new PlannedCode(
                    project.componentName(), project.digest(), digest(images, project.componentName())));
        }
        if (MessagingImage.isNeeded(reading.workflow())) {
            code.add(new PlannedCode(
                    MessagingProvider.NAME,
                    MessagingImage.request(reading).version(),
                    digest(images, MessagingProvider.NAME)));
        }
        return new Basis(
                request.access().lattice().lattice(),
                reading.workflow().projectName(),
                Optional.empty(),
                version,
                fingerprint,
                code);
    }

    private static Optional<String> digest(Map<String, String> images, String component) {
        return Optional.ofNullable(images.get(component))
                .flatMap(image -> Image.of(image).digest());
    }

    private Map<String, String> images() {
        Output output = reading.output();
        var built = BuiltComponents.of(reading).checked(WasmComponents.read(output.componentsFile()));
        PublishedImages published = PublishedImages.read(output.imagesFile());
        return MessagingImage.addedTo(new PushedImages(published).of(built), published);
    }

    private Path shown() {
        return request.project().directory().relativize(reading.output().manifestFile());
    }

    private void write(Manifest manifest) {
        reading.output().claim(List.of("wadm.yaml"));
        WholeFile.write(reading.output().manifestFile(), manifest.yaml());
    }
}
