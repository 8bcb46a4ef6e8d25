package io.pelato.rollout;

import io.pelato.application.Application;
import io.pelato.application.LatticeNames;
import io.pelato.application.Part;
import io.pelato.application.PartLink;
import io.pelato.digest.Sha256;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ids under which WADM 0.21 reports what it looks after: a hash of the parts that make it what it is. So a status
 * that has them speaks of this manifest and not of the one before.
 */
final class ScalerIds {

    private ScalerIds() {}

    /** The ids of an application, each with what it stands for. */
    static Map<String, String> of(Application application) {
        Map<String, String> ids = new LinkedHashMap<>();
        for (Part part : application.parts()) {
            ids.put(partId(application, part), part.id());
            for (PartLink link : part.links()) {
                linkId(application, part, link)
                        .ifPresent(id -> ids.put(id, "the link " + part.name() + " -> " + link.target()));
            }
        }
        return ids;
    }

    private static String partId(Application application, Part part) {
        List<String> content = new ArrayList<>(List.of(
                part.scaling() == Part.Scaling.SHARED ? "SpreadScaler" : "DaemonScaler",
                application.name(),
                part.name(),
                part.id(),
                part.image()));
        content.addAll(LatticeNames.configs(application, part.config()));
        return Sha256.of(String.join("", content));
    }

    private static Optional<String> linkId(Application application, Part part, PartLink link) {
        return application.part(link.target()).map(target -> {
            List<String> content = new ArrayList<>(List.of(
                    "LinkScaler",
                    application.name(),
                    link.name(),
                    part.id(),
                    target.id(),
                    link.namespace(),
                    link.wit()));
            content.addAll(link.interfaces());
            content.addAll(LatticeNames.configs(application, link.sourceConfig()));
            content.addAll(LatticeNames.configs(application, link.targetConfig()));
            return Sha256.of(String.join("", content));
        });
    }
}
