package io.pelato.manifest;

import io.pelato.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the messaging provider makes of the configuration of a link, as wasmcloud-provider-messaging-nats 0.27 does. */
final class MessagingRules {

    private MessagingRules() {}

    static boolean applyTo(ManifestNode link) {
        return link.text("namespace").equals("wasmcloud")
                && link.text("package").equals("messaging");
    }

    static void check(ManifestNode link, List<Problem> problems) {
        if (!applyTo(link)) {
            return;
        }
        List<ManifestNode> configs = Stream.concat(
                        LinkEnds.sourceConfig(link).stream(), LinkEnds.targetConfig(link).stream())
                .toList();
        List<ManifestNode> values = configs.stream()
                .flatMap(config -> config.get("properties").stream())
                .toList();
        boolean known = values.size() == configs.size();
        if (known
                && !values.isEmpty()
                && values.stream().noneMatch(value -> value.get("cluster_uris").isPresent())) {
            problems.add(Problem.at(
                    configs.get(0).at(),
                    "the configuration of a messaging link lacks cluster_uris",
                    "Add it: without it the provider takes 0.0.0.0:4222, whatever it was told before"));
        }
        values.stream()
                .map(value -> value.get("subscriptions"))
                .flatMap(Optional::stream)
                .filter(subjects -> subjects.text().matches(".*\\s.*"))
                .forEach(subjects -> problems.add(Problem.at(
                        subjects.at(),
                        "subscriptions has a space in it, which the provider takes for a part of a subject",
                        "Separate subjects by a comma alone")));
    }
}
