package io.pelato.workflow;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a {@code //go:build} line keeps a file in a component: what holds is what TinyGo sets for it. */
final class BuildConstraint {

    private static final Pattern TOKEN = Pattern.compile("\\|\\||&&|[!()]|[\\p{L}\\p{N}_.]+");
    // The target's, then those that TinyGo adds for every target.
    private static final Set<String> TAGS = Set.of(
            "linux",
            "unix",
            "arm",
            "gc",
            "cgo",
            "wasip2",
            "tinygo.wasm",
            "tinygo",
            "purego",
            "osusergo",
            "math_big_pure_go",
            "gc.precise",
            "scheduler.none",
            "serial.none",
            "pelato");
    private static final Pattern RELEASE = Pattern.compile("go1\\.([0-9]{1,3})");
    static final int LATEST_RELEASE = 24;

    private final Matcher tokens;
    private String token;

    private BuildConstraint(String expression) {
        this.tokens = TOKEN.matcher(expression);
        this.token = "";
        next();
    }

    /** Whether the expression holds; one that is none is left for the compiler to tell. */
    static boolean holds(String expression) {
        return new BuildConstraint(expression).any();
    }

    private boolean any() {
        boolean holds = all();
        while (token.equals("||")) {
            next();
            boolean other = all();
            holds = holds || other;
        }
        return holds;
    }

    private boolean all() {
        boolean holds = one();
        while (token.equals("&&")) {
            next();
            boolean other = one();
            holds = holds && other;
        }
        return holds;
    }

    private boolean one() {
        String first = token;
        next();
        if (first.equals("!")) {
            return !one();
        }
        if (first.equals("(")) {
            boolean holds = any();
            next();
            return holds;
        }
        Matcher release = RELEASE.matcher(first);
        return TAGS.contains(first) || (release.matches() && Integer.parseInt(release.group(1)) <= LATEST_RELEASE);
    }

    private void next() {
        token = tokens.find() ? tokens.group() : "";
    }
}
