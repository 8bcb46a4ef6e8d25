package io.pelato.it.bench.resources;

import java.util.Locale;

/** What a task does for a message that it works on when it dies. */
public enum Delivery {
    /** Nothing; this is what tasks do that do not say. */
    AT_MOST_ONCE(Part.MESSAGING),
    /** The message is given again. */
    AT_LEAST_ONCE(Part.PELATO_MESSAGING);

    private final Part provider;

    Delivery(Part provider) {
        this.provider = provider;
    }

    /** The provider that calls such tasks. */
    public Part provider() {
        return provider;
    }

    /** The task of the project {@code bench-components/resources}, which is named as workflows name the delivery. */
    public String task() {
        return name().toLowerCase(Locale.ROOT);
    }
}
