package io.pelato.lattice;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads what WADM says. */
final class WadmReplies {

    private WadmReplies() {}

    /** An answer to {@code status}. An application that WADM does not know is undeployed. */
    static AppStatus status(JsonNode answer) {
        JsonNode status = answer.path("status");
        JsonNode whole = status.path("status");
        return new AppStatus(
                type(whole),
                LatticeReplies.text(whole, "message"),
                LatticeReplies.list(status, "scalers").stream()
                        .map(WadmReplies::scaler)
                        .toList());
    }

    /** What to do about an error of WADM's. */
    static String advice(String message) {
        if (message.contains("already deployed in a different application")) {
            return "Choose another project_name or component_name: ids are unique in a lattice";
        }
        if (message.contains("Internal storage error")) {
            return "Another deployment of this application may be under way: try again. If it stays, the versions that"
                    + " WADM stores fill a NATS message: undeploy, then deploy";
        }
        return "Look into the log of WADM";
    }

    private static AppStatus.Scaler scaler(JsonNode scaler) {
        JsonNode status = scaler.path("status");
        return new AppStatus.Scaler(
                LatticeReplies.text(scaler, "id"),
                LatticeReplies.text(scaler, "kind"),
                LatticeReplies.text(scaler, "name"),
                type(status),
                LatticeReplies.text(status, "message"));
    }

    /** The type under its present name; WADM before 0.14 used two others. */
    private static String type(JsonNode status) {
        String type = LatticeReplies.text(status, "type");
        return switch (type) {
            case "compensating" -> "reconciling";
            case "ready" -> AppStatus.DEPLOYED;
            case "" -> "undeployed";
            default -> type;
        };
    }
}
