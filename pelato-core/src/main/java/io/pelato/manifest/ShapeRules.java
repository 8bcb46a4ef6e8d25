package io.pelato.manifest;

import io.pelato.problem.Problem;
import java.util.List;
import java.util.Set;

/** Which keys a manifest has, and of what kind their values are. */
final class ShapeRules {

    private static final Shape ROOT =
            new Shape("the manifest", Set.of("apiVersion", "kind", "metadata", "spec"), Set.of());
    private static final Shape METADATA = new Shape("metadata", Set.of("name", "annotations"), Set.of("labels"));
    private static final Shape SPEC = new Shape("spec", Set.of("components"), Set.of("policies"));
    private static final Shape COMPONENT =
            new Shape("a component", Set.of("name", "type", "properties"), Set.of("traits"));
    private static final Shape PROPERTIES = new Shape(
            "the properties of a component", Set.of(), Set.of("image", "application", "id", "config", "secrets"));
    private static final Shape TRAIT = new Shape("a trait", Set.of("type", "properties"), Set.of());
    private static final Shape SCALER = new Shape("a scaler", Set.of(), Set.of("instances", "replicas", "spread"));
    private static final Shape SPREAD = new Shape("a spread", Set.of("name", "requirements"), Set.of("weight"));
    private static final Shape LINK = new Shape(
            "a link",
            Set.of("namespace", "package", "interfaces", "target"),
            Set.of("name", "source", "source_config", "target_config"));
    private static final Shape TARGET = new Shape("the target of a link", Set.of("name"), Set.of("config", "secrets"));
    private static final Shape SOURCE = new Shape("the source of a link", Set.of(), Set.of("config", "secrets"));
    private static final Shape POLICY = new Shape("a policy", Set.of("name", "type", "properties"), Set.of());
    private static final Shape SECRET = new Shape("a secret", Set.of("name", "properties"), Set.of());
    private static final Shape SECRET_SOURCE =
            new Shape("the properties of a secret", Set.of("policy", "key"), Set.of("field", "version"));
    private static final Shape CONFIG = new Shape("a configuration", Set.of("name"), Set.of("properties"));

    private final List<Problem> problems;

    private ShapeRules(List<Problem> problems) {
        this.problems = problems;
    }

    static void check(ManifestNode root, List<Problem> problems) {
        new ShapeRules(problems).root(root);
    }

    private void root(ManifestNode root) {
        nulls(root);
        ROOT.check(root, problems);
        METADATA.checkAt(root, "metadata", problems, metadata -> {
            Shape.text(metadata, "name", problems);
            Shape.texts(metadata, "annotations", problems);
            Shape.texts(metadata, "labels", problems);
        });
        SPEC.checkAt(root, "spec", problems, spec -> {
            Shape.list(spec, "components", problems).forEach(this::component);
            Shape.list(spec, "policies", problems).forEach(this::policy);
        });
    }

    private void policy(ManifestNode policy) {
        POLICY.check(policy, problems);
        Shape.text(policy, "name", problems);
        Shape.text(policy, "type", problems);
        Shape.texts(policy, "properties", problems);
    }

    /** WADM ends with a panic at a null inside of a link, and takes one for an absent value elsewhere. */
    private void nulls(ManifestNode node) {
        if (node.isNull()) {
            problems.add(Problem.at(node.at(), "a value is missing", "Write one, or leave the key out"));
        }
        node.items().forEach(this::nulls);
        node.entries().values().forEach(this::nulls);
    }

    private void component(ManifestNode component) {
        COMPONENT.check(component, problems);
        Shape.text(component, "name", problems);
        Shape.text(component, "type", problems);
        PROPERTIES.checkAt(component, "properties", problems, properties -> {
            Shape.text(properties, "image", problems);
            Shape.text(properties, "id", problems);
            configs(properties, "config");
            secrets(properties);
        });
        Shape.list(component, "traits", problems).forEach(this::trait);
    }

    private void trait(ManifestNode trait) {
        TRAIT.check(trait, problems);
        switch (trait.text("type")) {
            case "spreadscaler", "daemonscaler" -> SCALER.checkAt(trait, "properties", problems, this::scaler);
            case "link" -> LINK.checkAt(trait, "properties", problems, this::link);
            default ->
                problems.add(Problem.at(
                        trait.get("type").orElse(trait).at(),
                        "WADM ignores a trait of the type " + trait.text("type"),
                        "Known are spreadscaler, daemonscaler and link"));
        }
    }

    private void scaler(ManifestNode scaler) {
        if (scaler.get("instances").isPresent() == scaler.get("replicas").isPresent()) {
            problems.add(Problem.at(scaler.at(), "a scaler needs instances", "Write `instances: 1`"));
        }
        Shape.number(scaler, "instances", problems);
        Shape.number(scaler, "replicas", problems);
        for (ManifestNode spread : Shape.list(scaler, "spread", problems)) {
            SPREAD.check(spread, problems);
            Shape.text(spread, "name", problems);
            Shape.number(spread, "weight", problems);
            Shape.texts(spread, "requirements", problems);
        }
    }

    private void link(ManifestNode link) {
        Shape.text(link, "namespace", problems);
        Shape.text(link, "package", problems);
        Shape.text(link, "name", problems);
        Shape.list(link, "interfaces", problems).stream()
                .filter(item -> !item.isText())
                .forEach(item -> problems.add(Problem.at(
                        item.at(), "an interface must be a text and is " + item.kind(), "Put it in double quotes")));
        link.get("target")
                .filter(target -> !target.isText() && !target.isNull())
                .ifPresent(target -> TARGET.check(target, problems));
        link.get("target").filter(ManifestNode::isMapping).ifPresent(target -> {
            Shape.text(target, "name", problems);
            configs(target, "config");
            secrets(target);
        });
        SOURCE.checkAt(link, "source", problems, source -> {
            configs(source, "config");
            secrets(source);
        });
        configs(link, "source_config");
        configs(link, "target_config");
    }

    private void configs(ManifestNode parent, String key) {
        for (ManifestNode config : Shape.list(parent, key, problems)) {
            CONFIG.check(config, problems);
            Shape.text(config, "name", problems);
            Shape.texts(config, "properties", problems);
        }
    }

    private void secrets(ManifestNode parent) {
        for (ManifestNode secret : Shape.list(parent, "secrets", problems)) {
            SECRET.check(secret, problems);
            Shape.text(secret, "name", problems);
            SECRET_SOURCE.checkAt(secret, "properties", problems, source -> {
                for (String key : List.of("policy", "key", "field", "version")) {
                    Shape.text(source, key, problems);
                }
            });
        }
    }
}
