package io.pelato.maven;

import io.pelato.application.ApplicationAssembler;
import io.pelato.application.Assembly;
import io.pelato.application.DeploySettings;
import io.pelato.application.HttpListener;
import io.pelato.build.WasmComponents;
import io.pelato.manifest.CheckedManifest;
import io.pelato.manifest.Manifest;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.registry.PublishedImages;
import io.pelato.rollout.Deployment;
import io.pelato.rollout.Orchestrator;
import io.pelato.template.Templates;
import io.pelato.workflow.Workflow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Has WADM run the pushed components on the hosts of the lattice, and waits until they do. */
@Mojo(
        name = "deploy",
        defaultPhase = LifecyclePhase.DEPLOY,
        threadSafe = true,
        configurator = CommandLineFirstConfigurator.HINT)
public final class DeployMojo extends AbstractLatticeMojo implements StartsEarly {

    /** The NATS server that the components' messages go through, as the hosts see it: the same address on each. */
    @Parameter(property = "pelato.nats.hosts", defaultValue = "nats://127.0.0.1:4222")
    private String hostsNatsUrl;

    /** Where the HTTP provider listens on its hosts: an IP address and a port. */
    @Parameter(property = "pelato.http.address", defaultValue = "0.0.0.0:8000")
    private String httpAddress;

    /** How long an HTTP request may wait for its task, in seconds; then its answer is status 408. */
    @Parameter(property = "pelato.http.timeout", defaultValue = "60")
    private int httpTimeout;

    /**
     * Images that replace those of the capability providers, each as {@code NAME=IMAGE}; the names are messaging,
     * http-server, keyvalue-nats, sqldb-postgres and those of your own templates.
     */
    @Parameter(property = "pelato.providers")
    private List<String> providers;

    @Inject
    DeployMojo(MavenLogins logins) {
        super(logins);
    }

    @Override
    public void startEarly(Supplier<EarlyReading> reading) {
        var checks = new Checks();
        checks.run(this::beginEarly);
        checks.run(this::http);
        EarlyReading read = reading.get();
        read.templates().ifPresent(templates -> checks.run(() -> providerImages(templates)));
        read.workflow().ifPresent(workflow -> checks.run(() -> passwords(workflow)));
        checks.end();
    }

    private void beginEarly() {
        if (session().isOffline()) {
            return; // One goal of a run is enough to say so, and push comes first.
        }
        Orchestrator orchestrator = orchestrator();
        orchestrator.begin(new DeployLog(getLog(), new GoalTimes("deploy")));
        runContext().leave(Orchestrator.class, orchestrator);
    }

    @Override
    void run() {
        try (Orchestrator orchestrator = runContext().take(Orchestrator.class).orElseGet(this::orchestrator)) {
            deploy(orchestrator);
        }
    }

    private void deploy(Orchestrator orchestrator) {
        refuseOffline("deploy to a lattice");
        Workflow workflow = readWorkflow();
        Assembly assembly = new ApplicationAssembler(templates()::provider, settings(workflow))
                .assemble(workflow, images(workflow));
        Manifest manifest = orchestrator.render(assembly.application());
        write(manifest);
        CheckedManifest checked = orchestrator.validate(manifest, directory().relativize(manifestFile()));
        var log = new DeployLog(getLog(), times());
        Deployment deployment = orchestrator.deploy(checked, assembly.held(), log);
        log.ended();
        new DeploymentReport(getLog()).tell(deployment);
    }

    private Map<String, String> images(Workflow workflow) {
        new BuiltComponents(workflow, output("generated"), directory())
                .checked(WasmComponents.read(output("components.json")));
        PublishedImages published = PublishedImages.read(output("images.json"));
        Map<String, String> images = new LinkedHashMap<>();
        workflow.tasks()
                .forEach(task -> images.put(
                        task.componentName(),
                        published
                                .of(task.componentName())
                                .orElseThrow(() -> new ProblemsException(Problem.of(
                                        task.componentName() + " has not been pushed", "Run the goal push first")))
                                .reference()));
        return images;
    }

    private DeploySettings settings(Workflow workflow) {
        return new DeploySettings(hostsNatsUrl, http(), providerImages(templates()), passwords(workflow));
    }

    private HttpListener http() {
        return new HttpListener(httpAddress, Duration.ofSeconds(httpTimeout));
    }

    private Map<String, String> providerImages(Templates templates) {
        return new ProviderImages(Optional.ofNullable(providers).orElse(List.of())).byName(templates);
    }

    private Map<String, Map<String, String>> passwords(Workflow workflow) {
        return new Passwords(logins().of(session().getSettings()), System.getenv()).of(workflow);
    }

    private void write(Manifest manifest) {
        Path file = manifestFile();
        try {
            Files.writeString(file, manifest.yaml());
        } catch (IOException e) {
            throw new ProblemsException(
                    Problem.of(file + " cannot be written: " + e, "Check the folder's permissions and free space"), e);
        }
    }
}
