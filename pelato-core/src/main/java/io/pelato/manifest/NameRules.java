package io.pelato.manifest;

import io.pelato.application.LatticeNames;
import io.pelato.problem.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What the application and its components are called, and that no two are the same. */
final class NameRules {

    private static final Pattern APPLICATION = Pattern.compile("[-A-Za-z0-9_]+");
    private static final Pattern KEY =
            Pattern.compile("([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");

    private final List<Problem> problems;
    private final Map<String, ManifestNode> names = new HashMap<>();
    private final Map<String, ManifestNode> ids = new HashMap<>();

    private NameRules(List<Problem> problems) {
        this.problems = problems;
    }

    static void check(ManifestNode root, List<Problem> problems) {
        var rules = new NameRules(problems);
        rules.head(root);
        String application = root.get("metadata").map(node -> node.text("name")).orElse("");
        List<ManifestNode> components =
                root.get("spec").map(spec -> spec.list("components")).orElse(List.of());
        if (components.isEmpty()) {
            rules.fault(
                    root.get("spec").orElse(root), "the application has no components", "List one under components");
        }
        components.forEach(component -> rules.component(application, component));
    }

    private void head(ManifestNode root) {
        expect(root, "apiVersion", "core.oam.dev/v1beta1");
        expect(root, "kind", "Application");
        ManifestNode metadata = root.get("metadata").orElse(root);
        ManifestNode name = metadata.get("name").orElse(metadata);
        if (!APPLICATION.matcher(name.text()).matches()) {
            fault(
                    name,
                    "the application cannot be called `" + name.text() + "`",
                    "Use letters, digits, - and _ only: the name is part of NATS subjects");
        }
        metadata.get("labels").ifPresent(this::keys);
        metadata.get("annotations").ifPresent(annotations -> {
            keys(annotations);
            String version = annotations.text("version");
            if (version.isBlank() || version.equals("latest")) {
                fault(
                        annotations.get("version").orElse(annotations),
                        "the annotation version must be there and may not be `latest`",
                        "Write `version: ${app.version?c}` in the manifest template");
            }
        });
    }

    private void expect(ManifestNode root, String key, String value) {
        root.get(key)
                .filter(node -> !node.text().equals(value))
                .ifPresent(node -> fault(node, key + " is " + node.kind(), "Write `" + key + ": " + value + "`"));
    }

    private void keys(ManifestNode mapping) {
        mapping.keys().stream()
                .filter(key -> !KEY.matcher(key.text()).matches())
                .forEach(key -> fault(
                        key,
                        "`" + key.text() + "` cannot be the key of a label or annotation",
                        "Use up to 63 letters, digits, -, _ and ., optionally after a DNS name and a /"));
    }

    private void component(String application, ManifestNode component) {
        ManifestNode name = component.get("name").orElse(component);
        if (name.text().isBlank()) {
            fault(name, "a component has an empty name", "Name it");
        }
        unique(names, name.text(), name, "the component name `" + name.text() + "`");
        if (!List.of("component", "actor", "capability").contains(component.text("type"))) {
            fault(
                    component.get("type").orElse(component),
                    "a component is of the type `" + component.text("type") + "`",
                    "Write `component`, or `capability` for a provider");
        }
        ManifestNode properties = component.get("properties").orElse(component);
        if (properties.get("image").isPresent() == properties.get("application").isPresent()) {
            fault(properties, "a component has either an image or an application", "Write one of the two");
        }
        String id = properties.get("image").isEmpty()
                ? ""
                : properties
                        .get("id")
                        .map(ManifestNode::text)
                        .orElseGet(() -> LatticeNames.id(application, name.text()));
        if (!id.isEmpty()) {
            unique(ids, id, properties.get("id").orElse(name), "the id `" + id + "`");
        }
    }

    private void unique(Map<String, ManifestNode> seen, String value, ManifestNode node, String what) {
        ManifestNode first = seen.putIfAbsent(value, node);
        if (first != null) {
            fault(
                    node,
                    what + " stands for two components (the first in line "
                            + first.at().line() + ")",
                    "Rename one; WADM takes upper and lower case, and all but letters and digits, for the same");
        }
    }

    private void fault(ManifestNode node, String message, String advice) {
        problems.add(Problem.at(node.at(), message, advice));
    }
}
