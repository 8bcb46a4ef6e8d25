package io.pelato.maven;

import org.apache.maven.AbstractMavenLifecycleParticipant;
import org.apache.maven.execution.MavenSession;

/**
 * Ends every run that is still there when Maven ends, whatever happened, and tells what several modules have deployed.
 * Declared beside {@link RunListener}.
 */
public final class SessionEnd extends AbstractMavenLifecycleParticipant {

    /** Made by Maven. */
    public SessionEnd() {}

    @Override
    public void afterSessionEnd(MavenSession session) {
        session.getProjects().forEach(ProjectRun::end);
        DeployedModules.tell(session.getProjects());
    }
}
