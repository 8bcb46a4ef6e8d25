package io.pelato.plan;

import io.pelato.application.Application;
import io.pelato.application.NamedConfig;
import io.pelato.application.Part;
import io.pelato.application.PartLink;
import io.pelato.plan.Difference.Aspect;
import io.pelato.problem.Redaction;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that is told of a part. What a provider hands to a task, such as the topics that it is subscribed to, is the
 * task's; of configurations with secret values only the names are told.
 */
final class PartProperties {

    private static final String SUBSCRIPTIONS = "subscriptions";
    private static final String SOURCE = "source_topic";
    private static final Set<String> TABLES = Set.of("table", "key", "bucket");

    /** What each link tells the messaging provider of the workflow as a whole: it is told of the workflow, once. */
    private static final Set<String> OF_THE_WORKFLOW = Set.of(
            "project",
            "task",
            "domain",
            "edges",
            "cloud_subjects",
            "edge_subjects",
            "sent",
            "forwarded",
            "from_cloud",
            "on_edge",
            "in_cloud",
            "cloud_bytes",
            "edge_bytes",
            "error_topics");

    private static final String KEEPS = "cloud_subjects";

    private final Application application;
    private final Part part;
    private final Map<Property, String> all = new TreeMap<>();

    PartProperties(Application application, Part part) {
        this.application = application;
        this.part = part;
    }

    Map<Property, String> all() {
        Image image = Image.of(part.image());
        boolean component = part.kind() == Part.Kind.COMPONENT;
        image.digest()
                .or(() -> component ? Optional.of(Difference.NOT_BUILT) : Optional.empty())
                .ifPresent(digest -> put(Aspect.CODE, "code", digest));
        put(Aspect.IMAGE, "image", image.name());
        put(Aspect.TARGET, "target", Places.shown(Places.of(part)));
        if (component) {
            put(Aspect.INSTANCES, "instances", String.valueOf(instances()));
        }
        configs(part.config(), "");
        links();
        application.schedules().stream()
                .filter(schedule -> component && schedule.component().equals(part.name()))
                .forEach(schedule -> put(Aspect.SCHEDULE, "schedule", schedule.shown()));
        return all;
    }

    private int instances() {
        boolean shared = part.scaling() == Part.Scaling.SHARED;
        return shared && !part.spreads().isEmpty()
                ? part.instances() / part.spreads().size()
                : part.instances();
    }

    private void links() {
        if (part.kind() == Part.Kind.COMPONENT) {
            part.links().forEach(link -> link(link.target(), link, "to " + link.target()));
            for (Part other : application.parts()) {
                other.links().stream()
                        .filter(link -> link.target().equals(part.name()))
                        .forEach(link -> link(other.name(), link, "from " + other.name()));
            }
        }
    }

    private void link(String provider, PartLink link, String way) {
        put(
                Aspect.LINK,
                way + " " + link.namespace() + ":" + link.wit(),
                link.interfaces().stream().sorted().collect(Collectors.joining(", ")));
        configs(
                Stream.concat(link.sourceConfig().stream(), link.targetConfig().stream())
                        .toList(),
                provider + ".");
    }

    private void configs(List<NamedConfig> configs, String owner) {
        for (NamedConfig config : configs) {
            config.properties()
                    .ifPresentOrElse(values -> values(values, owner), () -> put(Aspect.SECRET, config.name(), "there"));
        }
    }

    private void values(Map<String, String> values, String owner) {
        boolean keeps = values.containsKey(KEEPS);
        values.forEach((key, value) -> {
            if (!keeps || !OF_THE_WORKFLOW.contains(key)) {
                value(owner, key, value);
            }
        });
    }

    private void value(String owner, String key, String value) {
        if (key.equals(SUBSCRIPTIONS)) {
            put(Aspect.TOPIC, SOURCE, withoutQueueGroups(value));
        } else if (key.contains("topic")) {
            put(Aspect.TOPIC, key, value.replace(",", ", "));
        } else if (TABLES.contains(key)) {
            put(Aspect.TABLE, key, value);
        } else {
            put(Aspect.CONFIGURATION, owner + key, value);
        }
    }

    private static String withoutQueueGroups(String subscriptions) {
        return Arrays.stream(subscriptions.split(",", -1))
                .map(subscription -> subscription.replaceFirst("\\|.*", ""))
                .collect(Collectors.joining(", "));
    }

    private void put(Aspect aspect, String name, String value) {
        if (!value.isEmpty()) {
            all.put(new Property(aspect, name), Redaction.ofText(value));
        }
    }
}
