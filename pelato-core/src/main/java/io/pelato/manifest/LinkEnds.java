package io.pelato.manifest;

import java.util.List;
import java.util.stream.Stream;

/** The links of a manifest and their ends, in the new form of WADM 0.13 and later or in the old one. */
final class LinkEnds {

    private LinkEnds() {}

    /** The links that start at a component. */
    static List<ManifestNode> links(ManifestNode component) {
        return component.list("traits").stream()
                .filter(trait -> trait.text("type").equals("link"))
                .flatMap(trait -> trait.get("properties").stream())
                .toList();
    }

    /** The name of the target; empty when there is none. */
    static String targetName(ManifestNode link) {
        return link.get("target")
                .map(target -> target.isMapping() ? target.text("name") : target.text())
                .orElse("");
    }

    /** The configurations of the source; those of {@code source} stand before {@code source_config}. */
    static List<ManifestNode> sourceConfig(ManifestNode link) {
        return link.get("source").map(source -> source.list("config")).orElseGet(() -> link.list("source_config"));
    }

    /** The configurations of the target; {@code target_config} counts only beside a target that is a mere name. */
    static List<ManifestNode> targetConfig(ManifestNode link) {
        return link.get("target")
                .filter(ManifestNode::isMapping)
                .map(target -> target.list("config"))
                .orElseGet(() -> link.list("target_config"));
    }

    /** The secrets of both ends; the old form has none. */
    static List<ManifestNode> secrets(ManifestNode link) {
        return Stream.concat(sourceSecrets(link).stream(), targetSecrets(link).stream())
                .toList();
    }

    /** The secrets of the source. */
    static List<ManifestNode> sourceSecrets(ManifestNode link) {
        return link.get("source").map(source -> source.list("secrets")).orElse(List.of());
    }

    /** The secrets of the target. */
    static List<ManifestNode> targetSecrets(ManifestNode link) {
        return link.get("target").map(target -> target.list("secrets")).orElse(List.of());
    }
}
