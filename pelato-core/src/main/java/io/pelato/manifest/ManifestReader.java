package io.pelato.manifest;

import io.pelato.application.Application;
import io.pelato.application.LatticeNames;
import io.pelato.application.NamedConfig;
import io.pelato.application.Part;
import io.pelato.application.PartLink;
import io.pelato.application.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads an application back from its manifest, so that what a deployment waits for is what the manifest says, whichever
 * template made it, and so that a stored manifest tells what is to be taken away.
 */
final class ManifestReader {

    private final ManifestNode root;
    private final String application;

    private ManifestReader(ManifestNode root) {
        this.root = root;
        this.application = root.get("metadata").map(node -> node.text("name")).orElse("");
    }

    /** The application of a manifest that the rules find no fault in. */
    static Application read(ManifestNode root) {
        return new ManifestReader(root).application();
    }

    /** A note that a manifest makes of itself; empty when it has none of this key. */
    static String annotation(ManifestNode root, String key) {
        return root.get("metadata")
                .flatMap(metadata -> metadata.get("annotations"))
                .map(annotations -> annotations.text(key))
                .orElse("");
    }

    private Application application() {
        List<Part> parts = new ArrayList<>();
        Map<String, Integer> leastHosts = ManifestFleets.read(annotation(root, ManifestFleets.ANNOTATION));
        root.get("spec")
                .map(spec -> spec.list("components"))
                .orElse(List.of())
                .forEach(node -> part(node)
                        .map(part -> part.withLeastHosts(leastHosts.getOrDefault(part.name(), 0)))
                        .ifPresent(parts::add));
        return new Application(
                application,
                annotation(root, "description"),
                List.copyOf(parts),
                ManifestSchedules.read(annotation(root, ManifestSchedules.ANNOTATION)));
    }

    /** A component that another application shares has no image, and its own application looks after it. */
    private Optional<Part> part(ManifestNode node) {
        String name = node.text("name");
        return node.get("properties")
                .filter(properties -> properties.get("image").isPresent())
                .map(properties -> new Part(
                        node.text("type").equals("capability") ? Part.Kind.PROVIDER : Part.Kind.COMPONENT,
                        name,
                        properties
                                .get("id")
                                .map(ManifestNode::text)
                                .orElseGet(() -> LatticeNames.id(application, name)),
                        properties.text("image"),
                        configs(properties.list("config"), properties.list("secrets")),
                        scaling(node),
                        instances(node),
                        spreads(node),
                        links(node)));
    }

    private static Part.Scaling scaling(ManifestNode component) {
        return component.list("traits").stream()
                        .anyMatch(trait -> trait.text("type").equals("daemonscaler"))
                ? Part.Scaling.EVERY_HOST
                : Part.Scaling.SHARED;
    }

    private static Optional<ManifestNode> scaler(ManifestNode component) {
        return component.list("traits").stream()
                .filter(trait -> trait.text("type").endsWith("scaler"))
                .flatMap(trait -> trait.get("properties").stream())
                .findFirst();
    }

    private static int instances(ManifestNode component) {
        return scaler(component)
                .flatMap(scaler -> scaler.get("instances").or(() -> scaler.get("replicas")))
                .map(ManifestNode::number)
                .orElse(1);
    }

    private static List<Spread> spreads(ManifestNode component) {
        return scaler(component).map(scaler -> scaler.list("spread")).orElse(List.of()).stream()
                .map(spread -> new Spread(
                        spread.text("name"),
                        spread.get("weight").map(ManifestNode::number).orElse(Spread.DEFAULT_WEIGHT),
                        spread.get("requirements").map(ManifestReader::texts).orElse(Map.of())))
                .toList();
    }

    private List<PartLink> links(ManifestNode component) {
        return LinkEnds.links(component).stream().map(this::link).toList();
    }

    private PartLink link(ManifestNode link) {
        return new PartLink(
                link.get("name").map(ManifestNode::text).orElse(PartLink.DEFAULT_NAME),
                LinkEnds.targetName(link),
                link.text("namespace"),
                link.text("package"),
                link.list("interfaces").stream().map(ManifestNode::text).toList(),
                configs(LinkEnds.sourceConfig(link), LinkEnds.sourceSecrets(link)),
                configs(LinkEnds.targetConfig(link), LinkEnds.targetSecrets(link)));
    }

    /** The configurations in the order in which WADM gives their names to hosts; it adds those of secrets itself. */
    private List<NamedConfig> configs(List<ManifestNode> configs, List<ManifestNode> secrets) {
        return Stream.concat(
                        configs.stream()
                                .map(config -> new NamedConfig(
                                        config.text("name"),
                                        config.get("properties").map(ManifestReader::texts))),
                        secrets.stream()
                                .map(secret -> new NamedConfig(
                                        LatticeNames.secret(application, secret.text("name")), Optional.empty())))
                .toList();
    }

    private static Map<String, String> texts(ManifestNode mapping) {
        Map<String, String> texts = new TreeMap<>();
        mapping.entries().forEach((key, value) -> texts.put(key, value.text()));
        return texts;
    }
}
