package io.pelato.application;

import io.pelato.template.Templates;
import io.pelato.workflow.TestProject;
import io.pelato.workflow.Workflow;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A workflow whose messages are kept, over the built-in types. */
public final class KeptWorkflow {

    private static final Templates TEMPLATES = Templates.read(List.of());
    private static final String IMAGE = "registry.example/image:1.0.0" + Examples.DIGEST;

    /** A task on the edge, one in the cloud that takes its results, and a producer. */
    private static final String TASKS = """
            project_name: plant-1
            delivery: at_least_once
            keep: {max_bytes: 64MB, window: 10m}
            error_topic: plant.errors
            tasks:
            - {type: processor_nats, code: aggregate.go, target: edge, source_topic: 'raw.>', dest_topic: clean, component_name: clean, version: 1.0.0}
            - {type: processor_nats, code: aggregate.go, target: cloud, source_topic: clean, dest_topic: out, component_name: judge, version: 1.0.0}
            """;

    private KeptWorkflow() {}

    /**
     * The workflow.
     *
     * @param folder an empty folder for its files
     * @param more lines of workflow.yaml at its top
     */
    static Workflow read(Path folder, String more) {
        return TestProject.in(folder, TEMPLATES).read(more + TASKS);
    }

    /**
     * The workflow, assembled.
     *
     * @param folder an empty folder for its files
     * @param more lines of workflow.yaml at its top
     */
    public static Assembly assembled(Path folder, String more) {
        var settings = new DeploySettings(
                "nats://127.0.0.1:4222",
                HttpListener.defaults(),
                Map.of("pelato-messaging", IMAGE),
                Map.of(),
                Optional.of("cloud"));
        return new ApplicationAssembler(TEMPLATES::provider, settings)
                .assemble(read(folder, more), Map.of("clean", IMAGE, "judge", IMAGE));
    }
}
