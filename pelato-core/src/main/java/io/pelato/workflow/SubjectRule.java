package io.pelato.workflow;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What may be a NATS subject, and which subjects are hardly what was meant. */
final class SubjectRule {

    private static final Pattern TOKEN = Pattern.compile("[^\\s.*>,|\\p{Cntrl}]+");
    /** What belongs to NATS or to wasmCloud: to read it takes rights of its own, to write it disturbs them. */
    private static final List<String> RESERVED = List.of("$SYS", "$JS", "_INBOX", "wasmbus");

    private static final String READ = "A NATS subject is made of words joined by dots, without spaces, commas or bars;"
            + " `*` stands for one word, `>` for all that follow, as in `sensors.*.temperature`";
    private static final String WRITTEN = "A topic to write to is made of words joined by dots, without spaces, commas,"
            + " bars or wildcards, as in `sensors.temperature`";

    /** NATS ends the connection of a client whose command is longer than 4,096 bytes, headers and reply included. */
    private static final int LONGEST = 1_000;

    private static final String SHORTER =
            "Shorten it to " + LONGEST + " bytes: NATS ends the connection of who sends a much longer one";

    private SubjectRule() {}

    /** What was expected instead of a text that messages are to be read from. */
    static Optional<String> readViolation(String text) {
        if (MqttTopic.hasWildcard(text)) {
            return Optional.of("That is how MQTT writes it; in NATS it is "
                    + MqttTopic.subject(text)
                            .map(subject -> "`" + subject + "`")
                            .orElse("`*` for one word, `>` at the" + " end for all that follow"));
        }
        if (isTooLong(text)) {
            return Optional.of(SHORTER);
        }
        return isSubject(text) ? Optional.empty() : Optional.of(several(text) + quotes(text) + READ);
    }

    /** What was expected instead of a text that messages are to be written to. */
    static Optional<String> writeViolation(String text) {
        if (MqttTopic.hasWildcard(text)) {
            return Optional.of("`+` and `#` are MQTT's wildcards, and a topic to write to has none. " + WRITTEN);
        }
        if (isTooLong(text)) {
            return Optional.of(SHORTER);
        }
        boolean fits = isSubject(text) && text.indexOf('*') < 0 && text.indexOf('>') < 0;
        return fits ? Optional.empty() : Optional.of(several(text) + WRITTEN);
    }

    /** What is odd about a valid subject: a sentence of what it means, then one of what to write. */
    static Optional<Doubt> doubt(String subject) {
        if (subject.indexOf('/') >= 0) {
            return MqttTopic.subject(subject)
                    .map(dotted -> new Doubt(
                            "\"" + subject + "\" has the slashes of an MQTT topic: to NATS it is not \"" + dotted
                                    + "\"",
                            "Write \"" + dotted + "\" where devices publish \"" + subject + "\" over MQTT"));
        }
        String first = subject.split("\\.", 2)[0];
        return RESERVED.contains(first)
                ? Optional.of(new Doubt(
                        "subjects that begin with \"" + first + "\" belong to "
                                + (first.equals("wasmbus") ? "wasmCloud" : "NATS") + " itself",
                        "Take another subject, unless you know that the hosts' NATS user may use this one"))
                : Optional.empty();
    }

    private static String several(String text) {
        return text.indexOf(',') >= 0 ? "Several topics stand in a list: [one, two]. " : "";
    }

    // An unquoted `>` begins a text of several lines in YAML, which is then empty.
    private static String quotes(String text) {
        return text.isEmpty() ? "In YAML, `>` alone stands in quotes: '>'. " : "";
    }

    private static boolean isTooLong(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length > LONGEST;
    }

    private static boolean isSubject(String text) {
        String[] tokens = text.split("\\.", -1);
        for (int i = 0; i < tokens.length; i++) {
            boolean wildcard = tokens[i].equals("*") || (tokens[i].equals(">") && i == tokens.length - 1);
            if (!wildcard && !TOKEN.matcher(tokens[i]).matches()) {
                return false;
            }
        }
        return true;
    }

    /** What a user may not have meant, and what to do if so. */
    record Doubt(String message, String advice) {}
}
