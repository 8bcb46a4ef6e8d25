package io.pelato.it;

import io.pelato.it.lattice.Questions;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What runs on the hosts of a lattice. */
final class Inventory {

    private static final Pattern HOST = Pattern.compile("\"host_id\"\\s*:\\s*\"(N[A-Z0-9]+)\"");
    private static final Pattern PART =
            Pattern.compile("\"id\"\\s*:\\s*\"([^\"]+)\"|\"image_ref\"\\s*:\\s*\"([^\"]+)\"");

    private Inventory() {}

    /** The components and providers with their images, each with its host; sorted. */
    static List<String> ids(Questions questions) {
        return questions.inventories().stream()
                .flatMap(Inventory::parts)
                .sorted()
                .toList();
    }

    /** Those of one application alone, whatever else runs; its ids start with the given text. */
    static List<String> ids(Questions questions, String application) {
        return ids(questions).stream()
                .filter(part -> part.contains("\"" + application + "-"))
                .toList();
    }

    private static Stream<String> parts(String inventory) {
        String host = HOST.matcher(inventory)
                .results()
                .findFirst()
                .map(found -> found.group(1))
                .orElseThrow(() -> new AssertionError("no inventory: " + inventory));
        return PART.matcher(inventory).results().map(MatchResult::group).map(part -> host + " " + part);
    }
}
