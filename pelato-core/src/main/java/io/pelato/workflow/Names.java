package io.pelato.workflow;

import java.util.regex.Pattern;

/** Which names the rest of the way accepts: the registry, WADM and NATS. */
final class Names {

    // A path component of an OCI repository's name.
    private static final Pattern COMPONENT = Pattern.compile("[a-z0-9]+((\\.|_{1,2}|-+)[a-z0-9]+)*");
    // An application's name in WADM that is a valid NATS key as well.
    private static final Pattern PROJECT = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern VERSION = Pattern.compile("[0-9]+\\.[0-9]+\\.[0-9]+(-[A-Za-z0-9._-]+)?");
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?");

    private Names() {}

    static boolean isComponent(String name) {
        return name.length() <= 63 && COMPONENT.matcher(name).matches();
    }

    static boolean isProject(String name) {
        return name.length() <= 63 && PROJECT.matcher(name).matches();
    }

    static boolean isVersion(String version) {
        return version.length() <= 128 && VERSION.matcher(version).matches();
    }

    static boolean isLabel(String label) {
        return LABEL.matcher(label).matches();
    }
}
