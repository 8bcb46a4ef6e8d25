package io.pelato.lattice;

import java.util.List;

/**
 * What WADM says of an application.
 *
 * @param type waiting, undeployed, reconciling, deployed, failed or unhealthy
 * @param message why; may be empty
 * @param scalers what WADM looks after, each under the id that it computes from the manifest
 */
public record AppStatus(String type, String message, List<Scaler> scalers) {

    public static final String DEPLOYED = "deployed";
    public static final String FAILED = "failed";

    /** One thing that WADM looks after. */
    public record Scaler(String id, String kind, String name, String type, String message) {}
}
