package io.pelato.rollout;

import io.pelato.application.Keeping;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.stream.Backlog;
import io.pelato.stream.FormerTask;
import io.pelato.stream.MessageStreams;
import io.pelato.stream.Place;
import io.pelato.stream.StreamUse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Streams in memory, whose deletions are noted among a lattice's orders. */
final class FakeStreams implements MessageStreams {

    final List<Backlog> backlogs = new ArrayList<>();
    final List<StreamUse> streams = new ArrayList<>();
    /** What is missing at each look; nothing when it is through. */
    final Deque<List<String>> missing = new ArrayDeque<>();

    /** Until this is so, what is missing next is so at each look. */
    BooleanSupplier mended = () -> true;

    /** Tasks that the workflow has no more. */
    final List<FormerTask> former = new ArrayList<>();

    final List<String> edges = new ArrayList<>();
    boolean foreign;
    private final List<String> orders;

    FakeStreams(List<String> orders) {
        this.orders = orders;
    }

    @Override
    public void check(Keeping keeping, Collection<String> edges) {
        this.edges.addAll(edges);
        refuse();
    }

    @Override
    public List<String> missing(Keeping keeping) {
        if (missing.isEmpty()) {
            return List.of();
        }
        return mended.getAsBoolean() ? missing.pop() : missing.peek();
    }

    @Override
    public List<FormerTask> forgetFormer(Keeping keeping, Collection<String> edges) {
        former.forEach(task -> orders.add("delete consumer " + task.consumer()));
        return List.copyOf(former);
    }

    @Override
    public List<Backlog> backlogs(Keeping keeping, Collection<String> edges) {
        this.edges.addAll(edges);
        return List.copyOf(backlogs);
    }

    @Override
    public List<StreamUse> found(Place cloud, String project, Collection<String> edges) {
        refuse();
        return List.copyOf(streams);
    }

    @Override
    public void delete(StreamUse stream) {
        orders.add("delete stream " + stream.name() + " in " + stream.place().shown());
        streams.remove(stream);
    }

    private void refuse() {
        if (foreign) {
            throw new ProblemsException(Problem.of("The stream is somebody else's", "Leave it"));
        }
    }
}
