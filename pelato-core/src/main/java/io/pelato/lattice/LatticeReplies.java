package io.pelato.lattice;

import io.nats.client.support.JsonValue;
import io.nats.client.support.JsonValueUtils;
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
    static LatticeHost host(JsonValue answer) {
        return hostOf(JsonValueUtils.readObject(answer, "response"), "id");
    }

    /** An answer to {@code host.get}. */
    static HostInventory inventory(JsonValue answer) {
        JsonValue response = JsonValueUtils.readObject(answer, "response");
        List<HostInventory.Running> running = new ArrayList<>();
        list(response, "components")
                .forEach(component -> running.add(new HostInventory.Running(
                        Part.Kind.COMPONENT,
                        text(component, "id"),
                        text(component, "image_ref"),
                        JsonValueUtils.readInteger(component, "max_instances", 0),
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
    static List<LatticeLink> links(JsonValue answer) {
        return list(answer, "response").stream().map(LatticeReplies::link).toList();
    }

    /** An event, if it is one that a deployment is concerned with. */
    static Optional<LatticeEvent> event(JsonValue event) {
        JsonValue data = JsonValueUtils.readObject(event, "data");
        String type = type(event);
        String source = text(event, "source");
        String host = text(data, "host_id").isEmpty() ? source : text(data, "host_id");
        return switch (type) {
            case "component_scaled" -> {
                String id = text(data, "component_id");
                int instances = JsonValueUtils.readInteger(data, "max_instances", 0);
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
    static boolean changesHosts(JsonValue event) {
        return HOST_CHANGES.contains(type(event));
    }

    private static String type(JsonValue event) {
        return text(event, "type").replace(EVENT, "");
    }

    /** A map of texts. */
    static Map<String, String> texts(JsonValue object) {
        Map<String, String> texts = new TreeMap<>();
        if (object.map != null) {
            object.map.forEach((key, value) -> {
                if (value.string != null) {
                    texts.put(key, value.string);
                }
            });
        }
        return texts;
    }

    /** The text under a key; empty when there is none. */
    static String text(JsonValue object, String key) {
        return Optional.ofNullable(JsonValueUtils.readString(object, key)).orElse("");
    }

    /** The list under a key; empty when there is none. */
    static List<JsonValue> list(JsonValue object, String key) {
        return Optional.ofNullable(JsonValueUtils.readArray(object, key)).orElse(List.of());
    }

    private static LatticeHost hostOf(JsonValue response, String idKey) {
        return new LatticeHost(
                text(response, idKey),
                text(response, "friendly_name"),
                texts(JsonValueUtils.readObject(response, "labels")));
    }

    private static Optional<String> application(JsonValue part) {
        return Optional.ofNullable(
                texts(JsonValueUtils.readObject(part, "annotations")).get(APPLICATION));
    }

    private static LatticeLink link(JsonValue link) {
        return new LatticeLink(
                text(link, "source_id"),
                text(link, "target"),
                text(link, "name"),
                text(link, "wit_namespace"),
                text(link, "wit_package"),
                JsonValueUtils.readStringList(link, "interfaces"),
                JsonValueUtils.readStringList(link, "source_config"),
                JsonValueUtils.readStringList(link, "target_config"));
    }
}
