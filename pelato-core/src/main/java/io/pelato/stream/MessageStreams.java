package io.pelato.stream;

import io.pelato.application.Keeping;
import io.pelato.problem.ProblemsException;
import java.util.Collection;
import java.util.List;

/**
 * The streams of workflows. Edges are the JetStream domains of the edge machines that answer; they count only where a
 * workflow keeps messages there.
 */
public interface MessageStreams {

    /**
     * Finds out whether messages can be kept as a workflow asks. Leaves nothing changed.
     *
     * @throws ProblemsException with everything that is against it, at its place in workflow.yaml where it has one
     */
    void check(Keeping keeping, Collection<String> edges);

    /** What the messaging provider has not made yet in the cloud, each a line for people. */
    List<String> missing(Keeping keeping);

    /**
     * Deletes the consumers of tasks that a workflow had once, wherever they answer: the messages that wait for them would
     * stay for ever, until a stream takes no more.
     *
     * @return what was deleted
     * @throws ProblemsException when this user may not
     */
    List<FormerTask> forgetFormer(Keeping keeping, Collection<String> edges);

    /** What is kept, for each place; one that does not answer says so. */
    List<Backlog> backlogs(Keeping keeping, Collection<String> edges);

    /**
     * The streams that were made for a workflow, wherever they answer. Changes nothing.
     *
     * @param cloud where the cloud keeps them
     * @throws ProblemsException when this user may not delete them, or a stream under their name is somebody else's
     */
    List<StreamUse> found(Place cloud, String project, Collection<String> edges);

    /** Deletes one of these, with its consumers and all that it holds. */
    void delete(StreamUse stream);
}
