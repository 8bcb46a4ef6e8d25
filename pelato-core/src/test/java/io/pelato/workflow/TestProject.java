package io.pelato.workflow;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.schema.SchemaAgreement;
import io.pelato.template.Templates;
import io.pelato.template.TestTemplates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** A project with {@code workflow.yaml} and {@code tasks/}, on disk. */
public final class TestProject {

    /** A task of the seed's form, and the file it needs. */
    public static final String TASK = """
            tasks:
            - name: Data Aggregation
              type: processor_nats
              code: aggregate.go
              target: [edge, cloud]
              source_topic: temp_sensor
              dest_topic: aggregated_data
              component_name: data_aggregation
              version: 1.0.0
            """;

    /** A Go file without a fault. */
    public static final String GO = """
            package main

            func exec_task(arg string) string {
            \treturn arg
            }
            """;

    private final Path folder;
    private final Templates templates;

    private TestProject(Path folder, Templates templates) {
        this.folder = folder;
        this.templates = templates;
    }

    /** A project with {@code tasks/aggregate.go}, over the templates of tests. */
    public static TestProject in(Path folder) {
        return in(folder, TestTemplates.read());
    }

    /** The same over other templates. */
    public static TestProject in(Path folder, Templates templates) {
        return new TestProject(folder, templates).with("tasks/aggregate.go", GO);
    }

    /** Writes a file. */
    public TestProject with(String name, String content) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The workflow that this text is; whether an editor with the schema says the same of it is checked as well. */
    public Workflow read(String workflow) {
        with("workflow.yaml", workflow);
        List<String> targets = List.of("cloud", "edge");
        var settings = new WorkflowSettings("artifact-id", folder, folder.resolve("tasks"), targets, 10);
        return SchemaAgreement.compared(
                workflow,
                templates,
                targets,
                () -> new WorkflowReader(templates, settings).read(folder.resolve("workflow.yaml")));
    }

    /** The only task of the workflow that this text is. */
    public Task task(String workflow) {
        return read(workflow).tasks().get(0);
    }

    /** The faults of this text, as a user reads them, a line each. */
    public String faults(String workflow) {
        try {
            read(workflow);
        } catch (ProblemsException e) {
            return String.join(
                    "\n", e.problems().stream().map(Problem::toString).toList());
        }
        throw new AssertionError("no fault was found");
    }
}
