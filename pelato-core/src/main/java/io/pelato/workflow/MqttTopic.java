package io.pelato.workflow;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Topics as MQTT writes them, and the NATS subjects that NATS's own MQTT listener makes of them. */
final class MqttTopic {

    private MqttTopic() {}

    /** Whether one of the topic's levels is a wildcard of MQTT. */
    static boolean hasWildcard(String topic) {
        return Arrays.stream(topic.split("[/.]")).anyMatch(level -> level.equals("+") || level.equals("#"));
    }

    /**
     * The NATS subject of a topic or filter: levels become words, {@code +} becomes {@code *} and a last {@code #} becomes
     * {@code >}. An empty level leaves its slash in a word, as NATS has it. Nothing for what is no topic.
     */
    static Optional<String> subject(String topic) {
        String[] levels = topic.split("[/.]", -1);
        for (int i = 0; i < levels.length - 1; i++) {
            if (levels[i].equals("#")) {
                return Optional.empty();
            }
        }
        String subject = Arrays.stream(levels).map(MqttTopic::word).collect(Collectors.joining("."));
        return subject.matches("[^\\s,|]+") ? Optional.of(subject) : Optional.empty();
    }

    private static String word(String level) {
        return switch (level) {
            case "+" -> "*";
            case "#" -> ">";
            case "" -> "/";
            default -> level;
        };
    }
}
