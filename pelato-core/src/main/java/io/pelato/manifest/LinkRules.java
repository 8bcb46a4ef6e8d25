package io.pelato.manifest;

import io.pelato.application.PartLink;
import io.pelato.problem.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** That every link has two ends, and that WADM and the hosts can tell it from the others. */
final class LinkRules {

    private final List<Problem> problems;
    private final Map<String, String> types = new HashMap<>();

    private LinkRules(List<Problem> problems) {
        this.problems = problems;
    }

    static void check(ManifestNode root, List<Problem> problems) {
        var rules = new LinkRules(problems);
        List<ManifestNode> components =
                root.get("spec").map(spec -> spec.list("components")).orElse(List.of());
        components.forEach(component -> rules.types.put(component.text("name"), component.text("type")));
        components.forEach(rules::component);
    }

    private void component(ManifestNode component) {
        Set<List<String>> interfaces = new HashSet<>();
        Set<List<String>> ends = new HashSet<>();
        Set<String> handlers = new HashSet<>();
        for (ManifestNode link : LinkEnds.links(component)) {
            ends(component, link);
            String name = link.get("name").map(ManifestNode::text).orElse(PartLink.DEFAULT_NAME);
            List<String> same = new ArrayList<>();
            for (ManifestNode wit : link.list("interfaces")) {
                if (!interfaces.add(List.of(name, link.text("namespace"), link.text("package"), wit.text()))) {
                    same.add(wit.text());
                }
            }
            if (!same.isEmpty()) {
                fault(
                        link,
                        "a second link called " + name + " carries " + link.text("namespace") + ":"
                                + link.text("package") + "/" + String.join(",", same),
                        "Give each link of a component its own name");
            } else if (!ends.add(List.of(name, LinkEnds.targetName(link)))) {
                fault(
                        link,
                        "a second link called " + name + " leads to " + LinkEnds.targetName(link)
                                + ", and WADM takes it for the first one",
                        "Give each link of a component its own name");
            }
            if (component.text("type").equals("capability")
                    && MessagingRules.applyTo(link)
                    && !handlers.add(LinkEnds.targetName(link))) {
                fault(
                        link,
                        "a second messaging link leads to " + LinkEnds.targetName(link)
                                + ", and the provider forgets the first one",
                        "Put all subjects into one link");
            }
            MessagingRules.check(link, problems);
        }
    }

    private void ends(ManifestNode component, ManifestNode link) {
        String target = LinkEnds.targetName(link);
        ManifestNode place = link.get("target").orElse(link);
        if (!types.containsKey(target)) {
            fault(
                    place,
                    "the link leads to `" + target + "`, which is not in the manifest",
                    "Add it, or correct the name");
        } else if (component.text("type").equals("capability")
                && types.get(target).equals("capability")) {
            fault(place, "WADM drops a link from a provider to a provider", "Link a provider with a component");
        }
        if (link.list("interfaces").isEmpty()) {
            fault(link.get("interfaces").orElse(link), "the link carries no interface", "Name one under interfaces");
        }
    }

    private void fault(ManifestNode node, String message, String advice) {
        problems.add(Problem.at(node.at(), message, advice));
    }
}
