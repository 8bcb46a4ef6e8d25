package io.pelato.template;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;

/** Template folders of tests, without the built-in ones, so that a new built-in type changes no test of another. */
public final class TestTemplates {

    private TestTemplates() {}

    /** The types {@code processor_nats}, {@code producer_nats} and {@code dbsync_nats}, made for tests. */
    public static Templates read() {
        return of(folder());
    }

    /** The types of the given folders alone. */
    public static Templates of(Path... folders) {
        return Templates.readAll(List.of(folders));
    }

    /** The folder of the test's own types. */
    public static Path folder() {
        try {
            return Path.of(TestTemplates.class
                    .getResource("/io/pelato/workflow/templates")
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
