package io.pelato.rollout;

import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.schedule.ScheduleListener;
import io.pelato.stream.Backlog;
import io.pelato.stream.FormerTask;
import io.pelato.stream.StreamUse;
import java.util.List;

/** Is told what happens while an application comes or goes. Every method does nothing unless it is overridden. */
public interface DeployListener extends ScheduleListener {

    /** A deployment would fail now, as when the lattice cannot be reached; it is tried again when it is needed. */
    default void notConnected(ProblemsException fault) {}

    /** A host of the lattice answered; {@code labels} such as {@code host-type=edge}, in the order of their keys. */
    default void hostFound(String host, List<String> labels) {}

    /** Some hosts, of which none may be meant, hear of no new links. */
    default void hostsDeaf(Problem doubt) {}

    /** The same version runs already, and nothing was sent. */
    default void unchanged(String application, String version) {}

    /** WADM has taken the manifest and the order to deploy it. */
    default void sent(String application, String version) {}

    /** A secret configuration was put into the lattice; {@code name} tells nothing of its values. */
    default void secretHeld(String name) {}

    /** A host runs a component or provider now. */
    default void started(String id, String host) {}

    /** A host stopped a component or provider. */
    default void stopped(String id, String host) {}

    /** A host could not do what WADM asked; WADM will ask again. */
    default void failed(String what, String host, String reason) {}

    /** The deployment is not there yet; told when the list changes, at most twice a second, and every ten seconds. */
    default void waitingFor(List<String> missing) {}

    /** The order was repeated because nothing moved. */
    default void repeated(String application) {}

    /** All runs as it should. */
    default void deployed(Deployment deployment) {}

    /** Messages that are kept for an application stay, though it was taken away. */
    default void kept(Backlog backlog) {}

    /** A stream of an application was deleted, with what it held. */
    default void forgotten(StreamUse stream) {}

    /** A deployment has failed, and the version before is to run again. */
    default void rollingBack(String application, String version) {}

    /** An old version was deleted from WADM's store. */
    default void pruned(String application, String version) {}

    /** The consumer of a task that the workflow has no more was deleted. */
    default void taskForgotten(FormerTask task) {}

    /** What was deployed runs, but what earlier versions left could not be deleted; the next deployment tries again. */
    default void notTidied(ProblemsException fault) {}
}
