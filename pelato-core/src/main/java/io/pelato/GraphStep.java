package io.pelato;

import io.pelato.graph.WorkflowPicture;
import io.pelato.problem.Checks;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes a workflow as a picture. */
final class GraphStep {

    private final Reading reading;
    private final GraphRequest request;

    GraphStep(Reading reading, GraphRequest request) {
        this.reading = reading;
        this.request = request;
    }

    GraphFiles write() {
        WorkflowPicture picture = WorkflowPicture.of(reading.workflow());
        Path folder = request.folder().orElseGet(() -> reading.output().graph());
        var files = new GraphFiles(
                folder.resolve("workflow.svg"), folder.resolve("workflow.mmd"), folder.resolve("workflow.html"));
        Map<MadeFile, String> texts = new LinkedHashMap<>();
        texts.put(new MadeFile(files.svg(), WorkflowPicture.MARK), picture.svg());
        texts.put(new MadeFile(files.mermaid(), WorkflowPicture.MARK), picture.mermaid());
        texts.put(new MadeFile(files.page(), WorkflowPicture.MARK), picture.html());
        var checks = new Checks();
        texts.keySet().forEach(file -> checks.run(file::mustBeFree));
        checks.end();
        texts.forEach(MadeFile::write);
        return files;
    }
}
