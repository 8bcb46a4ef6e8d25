package io.pelato.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A message for a component.
 *
 * @param component the file of the component, in the folder of the runner
 * @param config what the component reads at run time
 * @param message the message
 * @param limit how long the component may take; it is ended then
 * @param now the time that it is told; absent: the machine's
 */
public record Call(
        String component, Map<String, String> config, Message message, Duration limit, Optional<Instant> now) {

    /** Keeps a copy. */
    public Call {
        config = Map.copyOf(config);
    }
}
