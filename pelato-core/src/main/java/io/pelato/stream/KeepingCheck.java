package io.pelato.stream;

import io.pelato.application.Keeping;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.util.ArrayList;
import java.util.List;

/** Finds out whether a place can keep the messages of a workflow. */
final class KeepingCheck {

    private final PlaceStreams streams;
    private final Ownership owner;
    private final Keeping keeping;
    private final Place place;

    KeepingCheck(PlaceStreams streams, Ownership owner, Keeping keeping) {
        this.streams = streams;
        this.owner = owner;
        this.keeping = keeping;
        this.place = streams.place();
    }

    /** What is against it in the cloud. */
    List<Problem> inCloud() {
        List<Problem> problems = new ArrayList<>(foreign());
        if (!keeping.edges()) {
            problems.addAll(captured());
        }
        if (problems.isEmpty()) {
            problems.addAll(new Room(streams, owner, keeping).faults());
        }
        return problems;
    }

    /** What is against it on an edge machine. */
    List<Problem> onEdge() {
        List<Problem> problems = new ArrayList<>(foreign());
        problems.addAll(captured());
        return problems;
    }

    private List<Problem> foreign() {
        return List.of(place.messages(owner.project()), place.reports(owner.project())).stream()
                .flatMap(name -> streams.stream(name).stream())
                .filter(stream -> !owner.holds(stream))
                .map(stream -> owner.foreign(stream, place))
                .toList();
    }

    private List<Problem> captured() {
        List<String> own = List.of(place.messages(owner.project()), place.reports(owner.project()));
        List<Problem> problems = new ArrayList<>();
        for (String subject : keeping.subjects()) {
            streams.keepersOf(subject).stream()
                    .filter(keeper -> !own.contains(keeper))
                    .sorted()
                    .findFirst()
                    .ifPresent(keeper -> problems.add(captured(subject, keeper)));
        }
        return problems;
    }

    private Problem captured(String subject, String keeper) {
        String whose = whose(keeper);
        return new Problem(
                keeping.written().subject(subject),
                "\"" + subject + "\" is kept already by the stream " + keeper + whose + " in " + place.shown()
                        + ", and NATS keeps a subject in one stream only",
                whose.isEmpty()
                        ? "Take the subject out of that stream, let the task take another one, or write `delivery:"
                                + " at_most_once` for the task"
                        : "Let one workflow take the subject and send the other what it needs, or write `delivery:"
                                + " at_most_once` for the task");
    }

    // It is told apart from others as far as this user may look at it.
    private String whose(String keeper) {
        try {
            return streams.stream(keeper).map(Ownership::shown).orElse("");
        } catch (ProblemsException e) {
            return "";
        }
    }
}
