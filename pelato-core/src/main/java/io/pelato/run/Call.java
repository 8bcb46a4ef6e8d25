package io.pelato.run;

import java.time.Duration;
import java.util.Map;

/**
 * A message for a component.
 *
 * @param component the file of the component, in the folder of the runner
 * @param config what the component reads at run time
 * @param message the message
 * @param limit how long the component may take; it is ended then
 */
public record Call(String component, Map<String, String> config, Message message, Duration limit) {

    /** Keeps a copy. */
    public Call {
        config = Map.copyOf(config);
    }
}
