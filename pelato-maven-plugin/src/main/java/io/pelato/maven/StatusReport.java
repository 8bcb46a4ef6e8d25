package io.pelato.maven;

import io.pelato.WorkflowStatus;
import io.pelato.manifest.ReleaseNotes;
import io.pelato.problem.Problem;
import java.io.PrintStream;
import org.apache.maven.plugin.logging.Log;

/**
 * Tells what of a workflow runs.
 *
 * @param log gets it for people
 * @param output gets it for programs
 * @param form for whom it is
 */
record StatusReport(Log log, PrintStream output, OutputForm form) {

    void tell(WorkflowStatus status) {
        if (form == OutputForm.JSON) {
            output.println(StatusJson.of(status));
            output.flush();
            return;
        }
        status.deployment().ifPresent(new DeploymentReport(log)::tell);
        since(status.notes());
        status.backlogs().forEach(new BacklogReport(log)::tell);
        status.doubt().map(Problem::toString).ifPresent(log::warn);
    }

    private void since(ReleaseNotes notes) {
        notes.time()
                .ifPresent(time -> log.info("  since " + time
                        + notes.by().map(by -> ", by " + VisibleText.of(by)).orElse("")
                        + notes.commit()
                                .map(commit -> ", of the commit " + VisibleText.of(commit))
                                .orElse("")));
    }
}
