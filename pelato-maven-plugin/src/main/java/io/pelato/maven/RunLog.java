package io.pelato.maven;

import io.pelato.Listeners;
import io.pelato.build.BuildListener;
import io.pelato.registry.PublishListener;
import io.pelato.rollout.DeployListener;
import org.apache.maven.plugin.logging.Log;

/**
 * Tells a run in Maven's log and in its report.
 *
 * @param log the log
 * @param times the report's
 */
record RunLog(Log log, RunTimes times) implements Listeners {

    @Override
    public BuildListener building() {
        return new BuildLog(log, times.of("build"));
    }

    @Override
    public PublishListener sharing() {
        return new SharingLog(log);
    }

    @Override
    public PublishListener pushing() {
        return new PushLog(log, times.of("push"));
    }

    @Override
    public DeployListener deploying() {
        return new DeployLog(log, times.of("deploy"));
    }
}
