package io.pelato.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The user that runs this process, as the system's files know it. */
final class CallingUser {

    private CallingUser() {}

    /** {@code uid:gid}; empty on systems without such ids, where the engine's own virtual machine maps users. */
    static Optional<String> ids() {
        try {
            Path own = Files.createTempFile("pelato-", ".user");
            try {
                return Optional.of(Files.getAttribute(own, "unix:uid") + ":" + Files.getAttribute(own, "unix:gid"));
            } finally {
                Files.delete(own);
            }
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }
}
