package io.pelato.lattice;

/**
 * Something that a NATS user must be allowed.
 *
 * @param action what is done
 * @param subject where; may hold wildcards, all of which are needed then
 */
public record NatsRight(Action action, String subject) {

    /** What a client does with a subject. */
    public enum Action {
        PUBLISH,
        SUBSCRIBE
    }

    /** To publish on a subject. */
    public static NatsRight publish(String subject) {
        return new NatsRight(Action.PUBLISH, subject);
    }

    /** To subscribe to a subject. */
    public static NatsRight subscribe(String subject) {
        return new NatsRight(Action.SUBSCRIBE, subject);
    }

    /** The right for people. */
    public String shown() {
        return (action == Action.PUBLISH ? "publish on " : "subscribe to ") + subject;
    }
}
