package io.pelato.manifest;

import io.pelato.application.Application;
import io.pelato.application.NamedConfig;
import io.pelato.application.Part;
import io.pelato.application.PartLink;
import io.pelato.application.Spread;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An application as the manifest template sees it: maps, lists, texts and numbers. */
final class ManifestModel {

    private ManifestModel() {}

    static Map<String, Object> of(Application application, String version) {
        return Map.of(
                "name", application.name(),
                "description", application.description(),
                "version", version,
                "schedules", ManifestSchedules.text(application.schedules()),
                "components",
                        application.parts().stream().map(ManifestModel::part).toList());
    }

    private static Map<String, Object> part(Part part) {
        return Map.of(
                "name", part.name(),
                "type", part.kind() == Part.Kind.COMPONENT ? "component" : "capability",
                "id", part.id(),
                "image", part.image(),
                "config", configs(part.config()),
                "instances", part.instances(),
                "spreads", part.spreads().stream().map(ManifestModel::spread).toList(),
                "links", part.links().stream().map(ManifestModel::link).toList());
    }

    private static Map<String, Object> spread(Spread spread) {
        return Map.of(
                "name", spread.name(),
                "weight", spread.weight(),
                "requirements", new TreeMap<>(spread.requirements()));
    }

    private static Map<String, Object> link(PartLink link) {
        return Map.of(
                "name", link.name(),
                "target", link.target(),
                "namespace", link.namespace(),
                "package", link.wit(),
                "interfaces", link.interfaces(),
                "sourceConfig", configs(link.sourceConfig()),
                "targetConfig", configs(link.targetConfig()));
    }

    private static List<Map<String, Object>> configs(List<NamedConfig> configs) {
        return configs.stream().map(ManifestModel::config).toList();
    }

    private static Map<String, Object> config(NamedConfig config) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("name", config.name());
        config.properties().ifPresent(properties -> model.put("properties", new TreeMap<>(properties)));
        return model;
    }
}
