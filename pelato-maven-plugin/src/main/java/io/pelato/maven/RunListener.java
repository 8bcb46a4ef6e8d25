package io.pelato.maven;

import java.util.List;
import org.apache.maven.execution.ProjectExecutionEvent;
import org.apache.maven.execution.ProjectExecutionListener;
import org.apache.maven.plugin.MojoExecution;

/**
 * Is told by Maven, to which plan it runs a project's goals, and when it is through. Declared in {@code
 * META-INF/plexus/components.xml}; Maven finds it where the plugin has {@code <extensions>true</extensions>}.
 */
public final class RunListener implements ProjectExecutionListener {

    /** Made by Maven. */
    public RunListener() {}

    @Override
    public void beforeProjectExecution(ProjectExecutionEvent event) {
        // The plan is not made yet.
    }

    @Override
    public void beforeProjectLifecycleExecution(ProjectExecutionEvent event) {
        List<MojoExecution> goals =
                event.getExecutionPlan().stream().filter(RunListener::isOurs).toList();
        if (!goals.isEmpty()) {
            ProjectRun.begin(event.getProject(), goals);
        }
    }

    @Override
    public void afterProjectExecutionSuccess(ProjectExecutionEvent event) {
        ProjectRun.end(event.getProject());
    }

    @Override
    public void afterProjectExecutionFailure(ProjectExecutionEvent event) {
        ProjectRun.end(event.getProject());
    }

    /** Whether a goal is one of this plugin's. */
    static boolean isOurs(MojoExecution execution) {
        return execution.getGroupId().equals("io.pelato")
                && execution.getArtifactId().equals("pelato-maven-plugin");
    }
}
