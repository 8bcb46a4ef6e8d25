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

/** An application as the manifest template sees it: maps that keep their order, lists, texts and numbers. */
final class ManifestModel {

    private ManifestModel() {}

    static Map<String, Object> of(Application application, String version) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("name", application.name());
        model.put("description", application.description());
        model.put("version", version);
        model.put("schedules", ManifestSchedules.text(application.schedules()));
        model.put("hosts", ManifestFleets.text(application));
        model.put(
                "components",
                application.parts().stream().map(ManifestModel::part).toList());
        return model;
    }

    private static Map<String, Object> part(Part part) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("name", part.name());
        model.put("type", part.kind() == Part.Kind.COMPONENT ? "component" : "capability");
        model.put("id", part.id());
        model.put("image", part.image());
        model.put("config", configs(part.config()));
        model.put("scaler", part.scaling() == Part.Scaling.SHARED ? "spreadscaler" : "daemonscaler");
        model.put("instances", part.instances());
        model.put("spreads", part.spreads().stream().map(ManifestModel::spread).toList());
        model.put("links", part.links().stream().map(ManifestModel::link).toList());
        return model;
    }

    private static Map<String, Object> spread(Spread spread) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("name", spread.name());
        model.put("weight", spread.weight());
        model.put("requirements", new TreeMap<>(spread.requirements()));
        return model;
    }

    private static Map<String, Object> link(PartLink link) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("name", link.name());
        model.put("target", link.target());
        model.put("namespace", link.namespace());
        model.put("package", link.wit());
        model.put("interfaces", link.interfaces());
        model.put("sourceConfig", configs(link.sourceConfig()));
        model.put("targetConfig", configs(link.targetConfig()));
        return model;
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
