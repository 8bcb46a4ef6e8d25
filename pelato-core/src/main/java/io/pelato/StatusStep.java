package io.pelato;

import io.pelato.graph.WorkflowPicture;
import io.pelato.manifest.ReleaseNotes;
import io.pelato.rollout.Orchestrator;
import io.pelato.rollout.Standing;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Looks at what runs. The lattice knows; of the sources only the application's name is needed. */
final class StatusStep {

    private final Reading reading;
    private final StatusRequest request;

    StatusStep(Reading reading, StatusRequest request) {
        this.reading = reading;
        this.request = request;
    }

    WorkflowStatus status() {
        request.page().map(this::file).ifPresent(file -> {
            file.mustBeFree();
            reading.workflow();
        });
        WorkflowStatus status = seen();
        request.page().map(this::file).ifPresent(file -> file.write(new StatusPage(reading.workflow(), status).html()));
        return status;
    }

    private MadeFile file(Path page) {
        return new MadeFile(page, WorkflowPicture.STATUS_MARK);
    }

    private WorkflowStatus seen() {
        String application = reading.application();
        try (Orchestrator orchestrator = request.access().orchestrator()) {
            Optional<Standing> standing = orchestrator.status(application);
            return new WorkflowStatus(
                    application,
                    standing.map(Standing::deployment),
                    standing.map(Standing::notes).orElseGet(ReleaseNotes::none),
                    standing.map(Standing::backlogs).orElse(List.of()),
                    standing.flatMap(Standing::doubt));
        }
    }
}
