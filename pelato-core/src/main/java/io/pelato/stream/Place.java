package io.pelato.stream;

import io.pelato.application.Keeping;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where messages are kept, with the names that the messaging provider gives its streams there (names.go).
 *
 * @param domain the JetStream domain; absent for that of the server itself, where it has none
 */
public record Place(Optional<String> domain) {

    private static final String OF_OTHERS = "[^A-Za-z0-9_-]";

    /** A word of a subject. */
    private static final Pattern DOMAIN = Pattern.compile("[^\\s.*>]+");

    /** Whether a JetStream domain can be called so. */
    public static boolean isDomain(String name) {
        return DOMAIN.matcher(name).matches();
    }

    /** The place of a JetStream domain. */
    public static Place of(String domain) {
        return new Place(Optional.of(domain));
    }

    /** Where a workflow's messages are kept: the cloud's first, then those of edges in their order. */
    static List<Place> of(Keeping keeping, Collection<String> edges) {
        List<Place> places = new ArrayList<>(List.of(new Place(keeping.domain())));
        if (keeping.edges()) {
            places.addAll(onEdges(places.get(0), edges));
        }
        return places;
    }

    /** The places of edges that are not the cloud's. */
    static List<Place> onEdges(Place cloud, Collection<String> edges) {
        return edges.stream()
                .distinct()
                .sorted()
                .map(Place::of)
                .filter(place -> !place.equals(cloud))
                .toList();
    }

    /** What it is called in names. */
    String name() {
        return domain.map(Place::token).orElse("main");
    }

    /** The place for people. */
    public String shown() {
        return domain.map(name -> "the JetStream domain " + name).orElse("JetStream");
    }

    /** The stream of a workflow's messages. */
    String messages(String project) {
        return "PELATO_" + token(project) + "_" + name();
    }

    /** The stream of a workflow's reports. */
    String reports(String project) {
        return "PELATO_" + token(project) + "_errors_" + name();
    }

    /** A stream that is made for a moment to find out whether there is room for one. */
    String trial(String project) {
        return "PELATO_" + token(project) + "_trial_" + name();
    }

    /** What the requests of JetStream's API begin with. */
    String api() {
        return domain.map(name -> "$JS." + name + ".API.").orElse("$JS.API.");
    }

    /** What stands for a name between the dots of a subject and in the name of a stream or consumer. */
    static String token(String name) {
        return name.replaceAll(OF_OTHERS, "_");
    }
}
