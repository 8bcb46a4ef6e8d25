package io.pelato.deploy;

import java.util.List;

/**
 * What WADM says of an application.
 *
 * @param type waiting, undeployed, reconciling, deployed, failed or unhealthy
 * @param message why; may be empty
 * @param scalers what WADM looks after, each under the id that it computes from the manifest
 */
record AppStatus(String type, String message, List<Scaler> scalers) {

    static final String DEPLOYED = "deployed";
    static final String FAILED = "failed";

    /** One thing that WADM looks after. */
    record Scaler(String id, String kind, String name, String type, String message) {}
}
