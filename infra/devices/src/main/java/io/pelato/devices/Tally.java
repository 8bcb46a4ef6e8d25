package io.pelato.devices;

import java.util.Locale;

/**
 * What came of a run.
 *
 * @param published readings that the devices' links took
 * @param failed readings and connections that failed
 */
public record Tally(long published, long failed) {
    Tally plus(Tally other) {
        return new Tally(published + other.published, failed + other.failed);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "devices: %d readings published, %d failed", published, failed);
    }
}
