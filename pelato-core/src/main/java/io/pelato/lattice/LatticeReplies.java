package io.pelato.lattice;

import com.fasterxml.jackson.databind.JsonNode;
import io.pelato.application.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads what hosts say. Keys that a host leaves out count as empty. */
final class LatticeReplies {

    private static final String APPLICATION = "wasmcloud.dev/appspec";
    private static final String EVENT = "com.wasmcloud.lattice.";
    private static final Set<String> HOST_CHANGES = Set.of("host_started", "host_stopped", "labels_changed");

    private LatticeReplies() {}

    /** A host in an answer to {@code host.ping}. */
    static LatticeHost host(JsonNode answer) {
        return hostOf(answer.path("response"), "id");
    }

    /** An answer to {@code host.get}. */
    static HostInventory inventory(JsonNode answer) {
        JsonNode response = answer.path("response");
        List<HostInventory.Running> running = new ArrayList<>();
        list(response, "components")
                .forEach(component -> running.add(new HostInventory.Running(
                        Part.Kind.COMPONENT,
                        text(component, "id"),
                        text(component, "image_ref"),
                        component.path("max_instances").asInt(),
                        application(component))));
        list(response, "providers")
                .forEach(provider -> running.add(new HostInventory.Running(
                        Part.Kind.PROVIDER,
                        text(provider, "id"),
                        text(provider, "image_ref"),
                        1,
                        application(provider))));
        return new HostInventory(hostOf(response, "host_id"), List.copyOf(running));
    }

    /** An answer to {@code link.get}. */
    static List<LatticeLink> links(JsonNode answer) {
        return list(answer, "response").stream().map(LatticeReplies::link).toList();
    }

    /** An event, if it is one that a deployment is concerned with. */
    static Optional<LatticeEvent> event(JsonNode event) {
        JsonNode data = event.path("data");
        String type = type(event);
        String source = text(event, "source");
        String host = text(data, "host_id").isEmpty() ? source : text(data, "host_id");
        return switch (type) {
            case "component_scaled" -> {
                String id = text(data, "component_id");
                int instances = data.path("max_instances").asInt();
                yield Optional.of(
                        instances == 0
                                ? new LatticeEvent.Stopped(id, host)
                                : new LatticeEvent.Started(id, host, instances));
            }
            case "provider_started" -> Optional.of(new LatticeEvent.Started(text(data, "provider_id"), host, 1));
            case "provider_stopped" -> Optional.of(new LatticeEvent.Stopped(text(data, "provider_id"), host));
            case "component_scale_failed" ->
                Optional.of(new LatticeEvent.StartFailed(
                        text(data, "component_id"), text(data, "image_ref"), host, text(data, "error")));
            case "provider_start_failed" ->
                Optional.of(new LatticeEvent.StartFailed(
                        text(data, "provider_id"), text(data, "provider_ref"), host, text(data, "error")));
            case "linkdef_set_failed" -> Optional.of(new LatticeEvent.LinkFailed(link(data), text(data, "error")));
            default -> Optional.empty();
        };
    }

    /** Whether an event tells that a host came or went or has other labels. */
    static boolean changesHosts(JsonNode event) {
        return HOST_CHANGES.contains(type(event));
    }

    private static String type(JsonNode event) {
        return text(event, "type").replace(EVENT, "");
    }

    /** A map of texts. */
    static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new TreeMap<>();
        object.properties().forEach(entry -> {
            if (entry.getValue().isTextual()) {
                texts.put(entry.getKey(), entry.getValue().textValue());
            }
        });
        return texts;
    }

    /** The text under a key; empty when there is none. */
    static String text(JsonNode object, String key) {
        return object.path(key).asText("");
    }

    /** The list under a key; empty when there is none. */
    static List<JsonNode> list(JsonNode object, String key) {
        JsonNode list = object.path(key);
        return list.isArray() ? list(list) : List.of();
    }

    private static List<JsonNode> list(JsonNode array) {
        List<JsonNode> items = new ArrayList<>();
        array.forEach(items::add);
        return items;
    }

    private static LatticeHost hostOf(JsonNode response, String idKey) {
        return new LatticeHost(
                text(response, idKey),
                text(response, "friendly_name"),
                texts(response.path("labels")),
                Optional.of(text(response, "js_domain")).filter(domain -> !domain.isEmpty()));
    }

    private static Optional<String> application(JsonNode part) {
        return Optional.ofNullable(texts(part.path("annotations")).get(APPLICATION));
    }

    private static LatticeLink link(JsonNode link) {
        return new LatticeLink(
                text(link, "source_id"),
                text(link, "target"),
                text(link, "name"),
                text(link, "wit_namespace"),
                text(link, "wit_package"),
                list(link, "interfaces").stream().map(JsonNode::asText).toList(),
                list(link, "source_config").stream().map(JsonNode::asText).toList(),
                list(link, "target_config").stream().map(JsonNode::asText).toList());
    }
}
