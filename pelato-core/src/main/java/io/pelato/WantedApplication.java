package io.pelato;

import io.pelato.application.ApplicationAssembler;
import io.pelato.application.Assembly;
import io.pelato.application.DeploySettings;
import io.pelato.application.MessagePlan;
import io.pelato.generate.ComponentProject;
import io.pelato.problem.Checks;
import io.pelato.problem.ProblemsException;
import io.pelato.provider.MessagingProvider;
import io.pelato.rollout.Orchestrator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Makes the application of a workflow, with any images. */
final class WantedApplication {

    private final Reading reading;
    private final DeployRequest request;

    WantedApplication(Reading reading, DeployRequest request) {
        this.reading = reading;
        this.request = request;
    }

    /**
     * The application.
     *
     * @param pushed the images of components, and of providers that the user names no other for
     */
    Assembly assembled(Map<String, String> pushed) {
        Map<String, String> images = new LinkedHashMap<>(pushed);
        request.registryOfHosts().ifPresent(hosts -> images.replaceAll((name, image) -> hosts.image(image)));
        CheckedProvisions checked = checked();
        Map<String, String> providers = new LinkedHashMap<>();
        if (images.containsKey(MessagingProvider.NAME)) {
            providers.put(MessagingProvider.NAME, images.get(MessagingProvider.NAME));
        }
        providers.putAll(checked.images());
        var settings = new DeploySettings(
                request.natsUrlFromHosts(),
                request.http(),
                providers,
                checked.passwords(),
                request.access().lattice().domain());
        return new ApplicationAssembler(reading.templates()::provider, settings).assemble(reading.workflow(), images);
    }

    /**
     * What it takes beside the workflow and images.
     *
     * @throws ProblemsException naming all that is missing or unknown
     */
    private CheckedProvisions checked() {
        var checks = new Checks();
        Optional<CheckedProvisions> provisions = checks.get(() -> CheckedProvisions.of(request.provisions(), reading));
        checks.run(this::checkKeeping);
        checks.end();
        return provisions.orElseThrow();
    }

    /**
     * Makes sure that it is known where messages are to be kept.
     *
     * @throws ProblemsException if it is not
     */
    void checkKeeping() {
        new MessagePlan(reading.workflow()).check(request.access().lattice().domain());
    }

    /** A hash of all that is wanted, whether or not it is built: sources stand in place of images. */
    String fingerprint(Orchestrator orchestrator) {
        Map<String, String> sources = new LinkedHashMap<>();
        for (ComponentProject project : reading.described()) {
            sources.put(project.componentName(), project.version() + "@" + project.digest());
        }
        sources.put(MessagingProvider.NAME, MessagingProvider.NAME + "@its own");
        return orchestrator.render(assembled(sources).application()).version();
    }
}
