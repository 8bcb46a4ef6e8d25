package io.pelato.template;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What becomes of a message when something dies while it is worked on. */
public enum Delivery {
    /** A message is worked on once, or lost. */
    AT_MOST_ONCE,
    /** A message stays in a stream until all that came of it is stored. */
    AT_LEAST_ONCE;

    /** The delivery of this name in workflow.yaml and in descriptors. */
    public static Optional<Delivery> named(String key) {
        return Arrays.stream(values()).filter(each -> each.key().equals(key)).findFirst();
    }

    /** The name in workflow.yaml and in descriptors. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
