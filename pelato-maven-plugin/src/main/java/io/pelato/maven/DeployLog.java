package io.pelato.maven;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.rollout.DeployListener;
import io.pelato.rollout.Deployment;
import io.pelato.stream.Backlog;
import io.pelato.stream.FormerTask;
import io.pelato.stream.StreamUse;
import java.time.Instant;
import java.util.List;
import org.apache.maven.plugin.logging.Log;

/** Tells a deployment in Maven's log. */
final class DeployLog implements DeployListener {

    private static final int SHOWN = 3;

    private static final String LANE = "lattice";

    private final Log log;
    private final GoalTimes times;
    private Instant since = Instant.now();

    DeployLog(Log log, GoalTimes times) {
        this.log = log;
        this.times = times;
    }

    @Override
    public void deployed(Deployment deployment) {
        step("wait until it runs", "");
    }

    private void step(String what, String note) {
        times.worked(LANE, what, since, note);
        since = Instant.now();
    }

    @Override
    public void notConnected(ProblemsException fault) {
        log.warn("The deployment would fail now: " + fault.getMessage());
    }

    @Override
    public void hostFound(String host, List<String> labels) {
        log.info("Host " + host + ": " + String.join(", ", labels));
    }

    @Override
    public void hostsDeaf(Problem doubt) {
        log.warn(doubt.toString());
    }

    @Override
    public void unchanged(String application, String version) {
        step("compare with what runs", "nothing to change");
        log.info(application + " " + version + " runs already: nothing was sent, nothing restarted");
    }

    @Override
    public void sent(String application, String version) {
        step("compare with what runs and send", application + " " + version);
        log.info("Deploying " + application + " " + version);
    }

    @Override
    public void secretHeld(String name) {
        log.info("Put the secret configuration " + name + " into the lattice");
    }

    @Override
    public void started(String id, String host) {
        times.worked(LANE, "start", Instant.now(), id + " on " + host);
        log.info("Started " + id + " on " + host);
    }

    @Override
    public void stopped(String id, String host) {
        log.info("Stopped " + id + " on " + host);
    }

    @Override
    public void failed(String what, String host, String reason) {
        log.warn(what + " failed on " + host + ": " + reason);
    }

    @Override
    public void waitingFor(List<String> missing) {
        String more = missing.size() > SHOWN ? ", and " + (missing.size() - SHOWN) + " more" : "";
        log.info("Waiting for " + String.join(", ", missing.subList(0, Math.min(SHOWN, missing.size()))) + more);
    }

    @Override
    public void repeated(String application) {
        log.info("Nothing moves: asked WADM again for " + application);
    }

    @Override
    public void rollingBack(String application, String version) {
        log.warn("The deployment of " + application + " has failed: going back to the version " + version);
    }

    @Override
    public void pruned(String application, String version) {
        log.debug("Deleted the old version " + version + " of " + application);
    }

    @Override
    public void taskForgotten(FormerTask task) {
        String what = "Deleted the consumer " + task.consumer() + " in "
                + task.place().shown() + ", whose task the workflow has no more";
        if (task.waiting() > 0) {
            log.warn(what + "; messages that waited for it: " + task.waiting());
        } else {
            log.info(what);
        }
    }

    @Override
    public void notTidied(ProblemsException fault) {
        log.warn("It runs, but what earlier versions left could not be deleted; the next deployment tries again: "
                + fault.getMessage());
    }

    @Override
    public void kept(Backlog backlog) {
        new BacklogReport(log).tell(backlog);
        log.info("  They stay and are worked on when it is deployed again; mvn pelato:undeploy -Dpelato.forget deletes"
                + " them");
    }

    @Override
    public void forgotten(StreamUse stream) {
        log.info("Deleted the stream " + stream.name() + " in " + stream.place().shown() + " with its "
                + stream.messages() + " messages");
    }

    @Override
    public void scheduled(String component, String schedule) {
        log.info(component + " is scheduled: " + schedule);
    }

    @Override
    public void scheduledAlready(String component, String schedule) {
        log.info(component + " is scheduled already: " + schedule);
    }

    @Override
    public void unscheduled(String component) {
        log.info(component + " is no longer scheduled");
    }
}
