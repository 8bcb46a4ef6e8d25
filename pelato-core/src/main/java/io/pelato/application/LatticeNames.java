package io.pelato.application;

import io.pelato.digest.Sha256;
import io.pelato.workflow.LatticeName;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The names that things get in a lattice, as WADM 0.21 makes them. */
public final class LatticeNames {

    private static final int SHORT_HASH = 12;

    private LatticeNames() {}

    /** The id of a component or provider, or the key of a configuration, of an application. */
    public static String id(String application, String name) {
        return normalised(application) + "-" + normalised(name);
    }

    /** The keys in the lattice of an application's configurations. */
    public static List<String> configs(Application application, List<NamedConfig> configs) {
        return configs.stream()
                .map(config -> config.properties().isPresent() ? id(application.name(), config.name()) : config.name())
                .toList();
    }

    /** Lower case, and an underscore for all but ASCII letters and digits. Different names may become one. */
    public static String normalised(String name) {
        return LatticeName.normalised(name);
    }

    /**
     * The name of a configuration. WADM takes a configuration away together with what it belonged to, so whatever makes
     * WADM replace the owner must change the name as well, not only other values.
     *
     * @param owner what the configuration belongs to, for people
     * @param identity all that makes WADM take the owner for another one
     */
    static String config(String owner, List<String> identity, Map<String, String> values) {
        var content = new StringBuilder();
        identity.forEach(part -> content.append(part).append('\n'));
        new TreeMap<>(values)
                .forEach((key, value) -> content.append('\n')
                        .append(key.length())
                        .append(':')
                        .append(key)
                        .append('=')
                        .append(value.length())
                        .append(':')
                        .append(value));
        return owner + "-" + Sha256.of(content.toString()).substring(0, SHORT_HASH);
    }

    /** The name of a configuration with secret values: nothing of the values goes into it. */
    static String heldConfig(String application, String owner) {
        return id(application, owner) + "_secret";
    }

    /** The name of a configuration that says where a secret is kept; hosts know it by how it starts. */
    public static String secret(String application, String owner) {
        return "SECRET_" + id(application, owner);
    }
}
