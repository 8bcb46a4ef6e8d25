package io.pelato.lattice;

import java.util.ArrayList;
import java.util.List;

/** A link as the hosts keep it; {@code source} and {@code target} are ids. */
public record LatticeLink(
        String source,
        String target,
        String name,
        String namespace,
        String wit,
        List<String> interfaces,
        List<String> sourceConfig,
        List<String> targetConfig) {

    /** The link for people. */
    public String shown() {
        return source + " -> " + target + " (" + namespace + ":" + wit + "/" + String.join(",", interfaces) + ")";
    }

    /** The same link, as far as anybody uses it, that is not equal to this one. */
    public LatticeLink withInterfacesTwice() {
        List<String> twice = new ArrayList<>(interfaces);
        twice.addAll(interfaces);
        return new LatticeLink(source, target, name, namespace, wit, List.copyOf(twice), sourceConfig, targetConfig);
    }

    /** Whether hosts keep it under the same key as another link, whatever their targets. */
    public boolean hasNameOf(LatticeLink other) {
        return source.equals(other.source)
                && name.equals(other.name)
                && namespace.equals(other.namespace)
                && wit.equals(other.wit);
    }

    /** Whether one of its ends is told this configuration. */
    public boolean uses(String config) {
        return sourceConfig.contains(config) || targetConfig.contains(config);
    }
}
