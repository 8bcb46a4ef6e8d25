package io.pelato.rollout;

import io.pelato.application.Application;
import io.pelato.lattice.LatticeEvent;
import io.pelato.lattice.LatticeLink;
import io.pelato.problem.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What hosts could not do for an application. WADM tries again for ever, so it is decided here when that is hopeless:
 * an image that cannot be fetched at once, anything else when it happens a second time.
 */
final class Failures {

    /** How long to listen for more failures after one that is hopeless, so that all are told at once. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final Application application;
    private final Map<String, Failure> failures = new LinkedHashMap<>();
    private final Set<String> passing = new LinkedHashSet<>();
    private Optional<Duration> hopelessSince = Optional.empty();

    Failures(Application application) {
        this.application = application;
    }

    private record Failure(Problem problem, int times, boolean isImage) {

        boolean isHopeless() {
            return isImage || times > 1;
        }
    }

    /** Notes that a host could not start a part; what concerns another application or an older image is passed over. */
    void startFailed(LatticeEvent.StartFailed event, String hostName, Duration now) {
        boolean ours = application.parts().stream()
                .anyMatch(part -> part.id().equals(event.id()) && part.image().equalsIgnoreCase(event.image()));
        if (ours && ImageAdvice.passes(event.error())) {
            passing.add("the host " + hostName + " cannot start " + event.id() + ": " + event.error());
        } else if (ours) {
            boolean isImage = ImageAdvice.isAboutFetching(event.error());
            String message = isImage
                    ? "The host " + hostName + " cannot fetch the image " + event.image() + " of " + event.id() + ": "
                            + ImageAdvice.cause(event.error())
                    : "The host " + hostName + " cannot start " + event.id() + ": " + event.error();
            String advice = isImage
                    ? ImageAdvice.of(event.image(), event.error())
                    : "Look into the log of the host " + hostName;
            note(message, advice, isImage, now);
        }
    }

    /** Notes that the hosts refused a link; {@code present} are the links that they keep. */
    void linkFailed(LatticeEvent.LinkFailed event, List<LatticeLink> present, Duration now) {
        LatticeLink link = event.link();
        boolean ours = application.parts().stream().anyMatch(part -> part.id().equals(link.source()));
        if (ours) {
            String others = present.stream()
                    .filter(other -> other.hasNameOf(link) && !other.target().equals(link.target()))
                    .map(LatticeLink::shown)
                    .collect(Collectors.joining(", "));
            note(
                    "The lattice refuses the link " + link.shown() + ": " + event.error(),
                    others.isEmpty()
                            ? "Look into the logs of the hosts"
                            : "In its way stands " + others + ", which this application did not make: delete it (wash"
                                    + " link del), then deploy again",
                    false,
                    now);
        }
    }

    private void note(String message, String advice, boolean isImage, Duration now) {
        Failure failure = failures.merge(
                message,
                new Failure(Problem.of(message, advice), 1, isImage),
                (before, first) -> new Failure(before.problem(), before.times() + 1, isImage));
        if (failure.isHopeless() && hopelessSince.isEmpty()) {
            hopelessSince = Optional.of(now);
        }
    }

    /** The failures that end the deployment; none while there is hope. */
    List<Problem> hopeless(Duration now) {
        return hopelessSince
                        .filter(since -> now.compareTo(since.plus(GRACE)) >= 0)
                        .isPresent()
                ? failures.values().stream()
                        .filter(Failure::isHopeless)
                        .map(Failure::problem)
                        .toList()
                : List.of();
    }

    /** Everything noted, for a deployment that ran out of time. */
    List<String> reasons() {
        List<String> reasons = new ArrayList<>(failures.keySet());
        reasons.addAll(passing);
        return reasons;
    }
}
