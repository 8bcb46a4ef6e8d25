package io.pelato;

import io.pelato.schema.WorkflowSchema;
import java.nio.file.Path;
import java.util.Optional;

/** Writes the schema that editors check workflow.yaml with. The workflow itself may have faults, or not be there yet. */
final class SchemaStep {

    private final Reading reading;
    private final SchemaRequest request;

    SchemaStep(Reading reading, SchemaRequest request) {
        this.reading = reading;
        this.request = request;
    }

    SchemaFile write() {
        Path path = request.file().orElseGet(() -> reading.output().schemaFile());
        WorkflowSchema schema = WorkflowSchema.of(
                reading.templates().types(), Optional.of(reading.project().targets()));
        new MadeFile(path, WorkflowSchema.MARK).write(schema.json());
        return new SchemaFile(path);
    }
}
