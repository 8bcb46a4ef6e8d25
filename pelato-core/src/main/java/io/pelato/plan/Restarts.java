package io.pelato.plan;

import io.pelato.application.NamedConfig;
import io.pelato.application.Part;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What makes WADM 0.21 take a part away and start it anew: another image, and another configuration of its own. Another
 * link, with its configuration, is put in place of the old one while the part runs.
 */
final class Restarts {

    private Restarts() {}

    static boolean causedBy(Part old, Part wanted) {
        return !old.image().equals(wanted.image())
                || !values(old.config()).equals(values(wanted.config()))
                || !hidden(old.config()).equals(hidden(wanted.config()));
    }

    static boolean relinks(Difference difference) {
        return switch (difference.aspect()) {
            case TOPIC, TABLE, CONFIGURATION, SECRET, LINK -> true;
            default -> false;
        };
    }

    private static Map<String, String> values(List<NamedConfig> configs) {
        Map<String, String> values = new TreeMap<>();
        configs.forEach(config -> config.properties().ifPresent(values::putAll));
        return values;
    }

    private static List<String> hidden(List<NamedConfig> configs) {
        return configs.stream()
                .filter(config -> config.properties().isEmpty())
                .map(NamedConfig::name)
                .toList();
    }
}
