package io.pelato.plan;

import io.pelato.application.Keeping;
import java.util.Map;
import java.util.TreeMap;

/** What is kept of an application's messages. */
final class KeptProperties {

    private KeptProperties() {}

    static Map<Property, String> of(Keeping keeping) {
        Map<Property, String> all = new TreeMap<>();
        put(all, "topics that are kept", String.join(", ", keeping.subjects()));
        put(all, "error topics that are kept", String.join(", ", keeping.errorTopics()));
        put(all, "entry", keeping.edges() ? "edge" : "cloud");
        put(all, "max_bytes", String.valueOf(keeping.maxBytes()));
        keeping.domain().ifPresent(domain -> put(all, "domain", domain));
        return all;
    }

    private static void put(Map<Property, String> all, String name, String value) {
        if (!value.isEmpty()) {
            all.put(new Property(Difference.Aspect.STREAM, name), value);
        }
    }
}
