package io.pelato.workflow;

import java.util.Locale;

/** How WADM 0.21 tells names apart. */
public final class LatticeName {

    private LatticeName() {}

    /** Lower case, and an underscore for all but ASCII letters and digits. Different names may become one. */
    public static String normalised(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
    }
}
