package io.pelato.lattice;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a NATS server did not allow on a connection. It says so apart from what was asked, so a question that is refused
 * would wait for its answer in vain.
 */
final class Refusals {

    private static final Pattern VIOLATION =
            Pattern.compile("Permissions Violation for (Publish|Subscription) to \"([^\"]+)\".*");

    private final List<NatsRight> rights = new CopyOnWriteArrayList<>();
    private final Map<String, CompletableFuture<NatsRight>> awaited = new ConcurrentHashMap<>();

    /** Notes an error of the server's, if it is about a right. */
    void note(String error) {
        Matcher matcher = VIOLATION.matcher(error);
        if (matcher.lookingAt()) {
            String subject = matcher.group(2);
            NatsRight right =
                    matcher.group(1).equals("Publish") ? NatsRight.publish(subject) : NatsRight.subscribe(subject);
            if (!subject.equals(NatsPermissions.SUBJECT)) {
                rights.add(right);
            }
            // Without its inbox no answer reaches a client, whatever it asked.
            awaited.forEach((asked, refused) -> {
                if (right.action() == NatsRight.Action.SUBSCRIBE || asked.equals(subject)) {
                    refused.complete(right);
                }
            });
        }
    }

    /** Is done when the server refuses that something is published on this subject. */
    CompletableFuture<NatsRight> of(String subject) {
        return awaited.computeIfAbsent(subject, any -> new CompletableFuture<>());
    }

    /** What was refused so far. */
    List<NatsRight> rights() {
        return List.copyOf(rights);
    }
}
