package io.pelato.it.infra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** Rendered Kubernetes objects. */
final class Manifests {
    private final List<Map<String, Object>> objects;

    private Manifests(List<Map<String, Object>> objects) {
        this.objects = objects;
    }

    static Manifests parse(String rendered) {
        List<Map<String, Object>> objects = new ArrayList<>();
        for (Object object : new Yaml().loadAll(rendered)) {
            objects.add(map(object));
        }
        return new Manifests(objects);
    }

    Stream<Map<String, Object>> all() {
        return objects.stream();
    }

    Stream<Map<String, Object>> ofKind(String... kinds) {
        return objects.stream().filter(object -> List.of(kinds).contains(object.get("kind")));
    }

    Map<String, Object> named(String kind, String name) {
        return ofKind(kind)
                .filter(object -> name(object).equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + kind + " " + name));
    }

    static String name(Map<String, Object> object) {
        return String.valueOf(at(object, "metadata", "name"));
    }

    /** What is at a path of keys, or null. */
    static Object at(Object from, String... path) {
        Object here = from;
        for (String key : path) {
            here = here instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return here;
    }

    static String text(Object from, String... path) {
        return String.valueOf(at(from, path));
    }

    /** The list of objects at a path; empty if there is none. */
    static List<Map<String, Object>> list(Object from, String... path) {
        List<Map<String, Object>> list = new ArrayList<>();
        if (at(from, path) instanceof List<?> items) {
            items.forEach(item -> list.add(map(item)));
        }
        return list;
    }

    /** The list of texts at a path; empty if there is none. */
    static List<String> texts(Object from, String... path) {
        return at(from, path) instanceof List<?> items
                ? items.stream().map(String::valueOf).toList()
                : List.of();
    }

    static Map<String, Object> map(Object object) {
        Map<String, Object> map = new LinkedHashMap<>();
        ((Map<?, ?>) object).forEach((key, value) -> map.put(String.valueOf(key), value));
        return map;
    }
}
