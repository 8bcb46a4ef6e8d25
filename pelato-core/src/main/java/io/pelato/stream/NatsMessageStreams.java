package io.pelato.stream;

import io.pelato.application.Keeping;
import io.pelato.lattice.LatticeConnection;
import io.pelato.lattice.NatsRight;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The streams of workflows, in JetStream. */
public final class NatsMessageStreams implements MessageStreams {

    private final LatticeConnection connection;
    private final String lattice;

    /**
     * Uses a connection that there is already.
     *
     * @param connection the lattice's NATS
     * @param lattice the lattice's name, which streams of its workflows carry
     */
    public NatsMessageStreams(LatticeConnection connection, String lattice) {
        this.connection = connection;
        this.lattice = lattice;
    }

    @Override
    public void check(Keeping keeping, Collection<String> edges) {
        List<Place> places = Place.of(keeping, edges);
        Place cloud = places.get(0);
        connection.expect(Stream.concat(
                        new StreamRights(cloud, keeping.project()).toCheck().stream(),
                        rights(places.subList(1, places.size()), keeping, StreamRights::toCompare).stream())
                .toList());
        var owner = new Ownership(lattice, keeping.project());
        List<Problem> problems =
                new ArrayList<>(new KeepingCheck(new PlaceStreams(connection, cloud), owner, keeping).inCloud());
        for (Place edge : places.subList(1, places.size())) {
            problems.addAll(onEdge(edge, owner, keeping));
        }
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
    }

    // An edge machine that is away sets itself up when it is back, and says in status what is against it.
    private List<Problem> onEdge(Place edge, Ownership owner, Keeping keeping) {
        var streams = new PlaceStreams(connection, edge);
        return answers(streams, keeping.project()) ? new KeepingCheck(streams, owner, keeping).onEdge() : List.of();
    }

    /** The cloud, which is the first and has to answer, and the edge machines that do. */
    private List<PlaceStreams> answering(List<Place> places, String project) {
        return places.stream()
                .map(place -> new PlaceStreams(connection, place))
                .filter(streams -> streams.place().equals(places.get(0)) || answers(streams, project))
                .toList();
    }

    private static boolean answers(PlaceStreams streams, String project) {
        try {
            var unused = streams.stream(streams.place().messages(project));
            return true;
        } catch (ProblemsException e) {
            return false;
        }
    }

    @Override
    public List<String> missing(Keeping keeping) {
        var cloud = new PlaceStreams(connection, new Place(keeping.domain()));
        String stream = cloud.place().messages(keeping.project());
        List<String> there = cloud.consumers(stream).stream()
                .map(consumer -> consumer.getName())
                .toList();
        return Takers.of(keeping, cloud.place()).stream()
                .map(Place::token)
                .filter(consumer -> !there.contains(consumer))
                .map(consumer -> "the consumer " + consumer + " of the stream " + stream + " in "
                        + cloud.place().shown())
                .toList();
    }

    @Override
    public List<FormerTask> forgetFormer(Keeping keeping, Collection<String> edges) {
        List<Place> places = Place.of(keeping, edges);
        var owner = new Ownership(lattice, keeping.project());
        List<FormerTask> forgotten = new ArrayList<>();
        for (PlaceStreams streams : answering(places, keeping.project())) {
            forgotten.addAll(new FormerTasks(streams, owner, keeping).forget());
        }
        return forgotten;
    }

    @Override
    public List<Backlog> backlogs(Keeping keeping, Collection<String> edges) {
        List<Place> places = Place.of(keeping, edges);
        connection.expect(rights(places, keeping, StreamRights::toLook));
        return places.stream().map(place -> backlog(place, keeping)).toList();
    }

    private Backlog backlog(Place place, Keeping keeping) {
        try {
            return new BacklogReader(new PlaceStreams(connection, place), keeping).read();
        } catch (ProblemsException e) {
            return Backlog.unknown(place, e.problems().get(0).message());
        }
    }

    @Override
    public List<StreamUse> found(Place cloud, String project, Collection<String> edges) {
        List<Place> places = new ArrayList<>(List.of(cloud));
        places.addAll(Place.onEdges(cloud, edges));
        connection.expect(places.stream()
                .flatMap(place -> new StreamRights(place, project).toForget().stream())
                .toList());
        var owner = new Ownership(lattice, project);
        List<StreamUse> found = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (PlaceStreams streams : answering(places, project)) {
            Place place = streams.place();
            for (String name : List.of(place.messages(project), place.reports(project))) {
                streams.stream(name).ifPresent(stream -> {
                    if (owner.holds(stream)) {
                        found.add(BacklogReader.use(place, stream));
                    } else {
                        problems.add(owner.foreign(stream, place));
                    }
                });
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
        return found;
    }

    @Override
    public void delete(StreamUse stream) {
        new PlaceStreams(connection, stream.place()).delete(stream.name());
    }

    private static List<NatsRight> rights(
            List<Place> places, Keeping keeping, Function<StreamRights, List<NatsRight>> which) {
        return places.stream()
                .flatMap(place -> which.apply(new StreamRights(place, keeping.project())).stream())
                .toList();
    }
}
