package io.pelato.workflow;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Warns of package variables that a task writes: a host starts a component anew for each message. */
final class GoState {

    private static final String PLACE = "(?:\\s*(?:\\[[^\\n=]*?]|\\.\\w+))*";
    private static final String MORE = "(?:\\s*,\\s*[\\w.\\[\\]]+)*";
    private static final String WRITE = "\\s*(?:=(?!=)|[-+*/%|^]=|&\\^?=|<<=|>>=|\\+\\+|--)";

    private final GoSource source;
    private final Faults faults;

    GoState(GoSource source, Faults faults) {
        this.source = source;
        this.faults = faults;
    }

    /** Notes one warning for all such variables, at the first place where one is written. */
    void check() {
        Map<String, Integer> written = new LinkedHashMap<>();
        var blocks = new GoBlocks(source.code());
        for (String name : blocks.variables()) {
            blocks.functions().stream()
                    .filter(function -> !function.name().equals("init") && !hides(function, name))
                    .map(function -> write(function, name))
                    .filter(offset -> offset >= 0)
                    .findFirst()
                    .ifPresent(offset -> written.put(name, offset));
        }
        if (!written.isEmpty()) {
            int first =
                    written.values().stream().mapToInt(Integer::intValue).min().orElseThrow();
            faults.warn(
                    source.location(first),
                    String.join(", ", written.keySet())
                            + (written.size() == 1 ? " loses its value" : " lose their values")
                            + " with each message: a host starts the component anew for the next",
                    "Keep what must last in a bucket (nats_to_nats-kv) or a database (dbsync_nats), or send it along in"
                            + " the messages");
        }
    }

    private int write(GoBlocks.Block function, String name) {
        String quoted = Pattern.quote(name);
        Matcher matcher = Pattern.compile(
                        "(?<![\\w.])(?:" + quoted + PLACE + MORE + WRITE + "|(?:delete|clear)\\s*\\(\\s*" + quoted
                                + "\\b|(?:atomic\\.\\w+\\s*\\(\\s*&" + quoted + "\\b))")
                .matcher(source.code())
                .region(function.start(), function.end());
        return matcher.find() ? matcher.start() : -1;
    }

    // A variable of the function's own of the same name.
    private boolean hides(GoBlocks.Block function, String name) {
        String quoted = Pattern.quote(name);
        String body = source.code().substring(function.start(), function.end());
        return Pattern.compile("(?<![\\w.])" + quoted + "(?:\\s*,\\s*\\w+)*\\s*:=|,\\s*" + quoted
                                + "(?:\\s*,\\s*\\w+)*\\s*:=|\\bvar\\s+" + quoted + "\\b")
                        .matcher(body)
                        .find()
                || Pattern.compile("[(,]\\s*" + quoted + "\\b")
                        .matcher(function.head())
                        .find();
    }
}
