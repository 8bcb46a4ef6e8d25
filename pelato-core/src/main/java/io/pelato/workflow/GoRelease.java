package io.pelato.workflow;

import io.pelato.module.GoModLine;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A release of Go, as the line {@code go} of a {@code go.mod} has it.
 *
 * @param minor the number after {@code 1.}
 */
record GoRelease(int minor) {

    /** The one that components are compiled with. */
    static final GoRelease OF_BUILDER = new GoRelease(BuildConstraint.LATEST_RELEASE);

    // What Go takes where a module has no such line.
    private static final GoRelease UNSAID = new GoRelease(16);
    private static final Pattern VERSION = Pattern.compile("1\\.([0-9]{1,3})(?:[.rb].*)?");

    /** The release that a line names. */
    static GoRelease of(Optional<GoModLine> line) {
        return line.filter(go -> go.arguments().size() == 1)
                .map(go -> VERSION.matcher(go.arguments().get(0)))
                .filter(Matcher::matches)
                .map(version -> new GoRelease(Integer.parseInt(version.group(1))))
                .orElse(UNSAID);
    }

    boolean isLaterThan(GoRelease other) {
        return minor > other.minor;
    }

    @Override
    public String toString() {
        return "1." + minor;
    }
}
