package io.pelato.registry;

import io.pelato.problem.ProblemsException;
import java.time.Duration;

/**
 * Hears how publishing goes on. Calls come from several threads at once. No event carries a secret.
 */
public interface PublishListener {

    /** The registry cannot be used at the moment; publishing tries it again. */
    default void notConnected(ProblemsException fault) {}

    /** The registry is used with this login. */
    default void loginFound(String registry, String user, String source) {}

    /** The registry is used without a login: none was found. */
    default void noLoginFound(String registry) {}

    /** A place that could hold a login was passed over. */
    default void loginSourceSkipped(String source, String reason) {}

    /** The registry is spoken to without encryption, as the user allowed. */
    default void plainHttpUsed(String registry) {}

    /** Something failed in passing, and is tried again. */
    default void triedAgain(String reason, Duration pause) {}

    /** A component's version named another image in the registry, and names the new one from now on. */
    default void tagMoved(PublishedImage image, String before) {}

    /** A component starts its way to the registry. */
    default void sending(PublishRequest request, long bytes) {}

    /** A component could not be sent ahead; publishing it will meet the same fault and end with it. */
    default void notSentAhead(ProblemsException fault) {}

    /** The registry has a provider now, or had it already. */
    default void providerPublished(PublishedImage image) {}

    /** The registry has a component now, or had it already. */
    default void published(PublishedImage image) {}

    /** The registry keeps something beside an image now, or kept it already, such as its signature. */
    default void attached(String image, String what, PublishedImage.Outcome outcome) {}

    /** An image has the signature that was asked for. */
    default void verified(PinnedImage image) {}
}
