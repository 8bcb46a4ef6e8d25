package io.pelato.run;

import java.time.Instant;
import java.util.Optional;

/** The time of a run: the machine's, or one that is passed over without waiting. */
public final class LocalClock {

    private Optional<Instant> passedOver;

    private LocalClock(Optional<Instant> passedOver) {
        this.passedOver = passedOver;
    }

    /** The machine's. */
    public static LocalClock real() {
        return new LocalClock(Optional.empty());
    }

    /** One that stands at this time until it is told to go on. */
    public static LocalClock at(Instant time) {
        return new LocalClock(Optional.of(time));
    }

    /** Goes on to a time, without waiting for it. */
    public void goTo(Instant time) {
        passedOver = Optional.of(time);
    }

    /** The time. */
    public Instant now() {
        return passedOver.orElseGet(Instant::now);
    }

    /** The time, where it is not the machine's. */
    Optional<Instant> passedOver() {
        return passedOver;
    }
}
