package io.pelato.workflow;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Warns of code that compiles and does something else in a component than on the machine where it was tried. */
final class GoHazards {

    private static final Pattern RECOVER = Pattern.compile("(?<![\\w.])recover\\s*\\(\\s*\\)(?!\\s*\\{)");
    private static final Pattern OWN_RECOVER = Pattern.compile("(?m)^func\\s+recover\\b|\\brecover\\s*:?=");
    private static final Pattern ZONE = Pattern.compile("\\b(\\w+\\.LoadLocation)\\s*\\(\\s*(\"[^\"]*\")?");

    private final GoSource source;
    private final Faults faults;

    GoHazards(GoSource source, Faults faults) {
        this.source = source;
        this.faults = faults;
    }

    /** Notes a warning of each kind at the first place that deserves it. */
    void check() {
        Matcher recover = RECOVER.matcher(source.code());
        if (recover.find() && !OWN_RECOVER.matcher(source.code()).find()) {
            faults.warn(
                    source.location(recover.start()),
                    "recover() does nothing in a component: a panic ends the task's run and is reported",
                    "Check before what panics, as in `value, ok := x.(float64)`, and return an error");
        }
        checkZones();
        new GoIntegers(source, faults).check();
        new GoState(source, faults).check();
    }

    private void checkZones() {
        boolean hasZones =
                source.imports().stream().anyMatch(path -> path.name().equals("time/tzdata"));
        Matcher zone = ZONE.matcher(source.uncommented());
        while (!hasZones && zone.find()) {
            String name = zone.group(2) == null ? "unknown" : zone.group(2).replace("\"", "");
            boolean isCode = source.code().startsWith(zone.group(1), zone.start());
            if (isCode && !name.isEmpty() && !name.equals("UTC") && !name.equals("Local")) {
                faults.warn(
                        source.location(zone.start()),
                        "a component has no time zones of its own: time.LoadLocation will fail",
                        "Add `import _ \"time/tzdata\"`, which makes the component about 400 kB larger");
                return;
            }
        }
    }
}
