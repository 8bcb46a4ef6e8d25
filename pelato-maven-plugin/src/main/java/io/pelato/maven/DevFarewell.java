package io.pelato.maven;

import io.pelato.LatticeAccess;
import io.pelato.Pelato;
import io.pelato.Project;
import io.pelato.UndeployRequest;
import io.pelato.problem.ProblemsException;
import io.pelato.rollout.Orchestrator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.maven.plugin.logging.Log;

/** Takes away what was deployed for the time of one goal, when somebody ends Maven; never while a deployment is under way. */
final class DevFarewell {

    private static final long PATIENCE_SECONDS = 30;

    private final Project project;
    private final LatticeAccess access;
    private final Log log;
    private final ReentrantLock work = new ReentrantLock();
    private boolean deployed;

    /**
     * Is there from now on.
     *
     * @param ranBefore whether the workflow ran already, and stays
     */
    DevFarewell(Project project, LatticeAccess access, boolean ranBefore, Log log) {
        this.project = project;
        this.access = access;
        this.log = log;
        Runtime.getRuntime().addShutdownHook(new Thread(ranBefore ? this::leave : this::takeAway, "pelato-dev-end"));
    }

    /** Does a piece of work that must not be cut in two, unless the end has come. */
    void unlessItCame(Runnable deployment) {
        work.lock();
        try {
            deployed = true;
            deployment.run();
        } finally {
            work.unlock();
        }
    }

    private void leave() {
        log.info("The workflow ran before, and stays as it was deployed last");
    }

    // Keeps the lock: the JVM goes, and nothing may be deployed any more.
    private void takeAway() {
        try {
            if (!work.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                log.warn("A deployment is still under way: `mvn pelato:undeploy` takes the workflow away");
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        if (deployed) {
            undeploy();
        }
    }

    private void undeploy() {
        try (Pelato pelato = Pelato.open(new RunLog(log, new RunTimes()))) {
            pelato.undeploy(new UndeployRequest(project, access, Orchestrator.Messages.STAY));
            log.info("The workflow is gone: nothing of it is left on the hosts");
        } catch (ProblemsException e) {
            e.problems().forEach(problem -> log.error(problem.toString()));
        }
    }
}
