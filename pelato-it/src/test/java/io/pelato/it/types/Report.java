package io.pelato.it.types;

import io.nats.client.support.JsonParseException;
import io.nats.client.support.JsonParser;
import io.nats.client.support.JsonValue;
import io.pelato.it.Listener;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * What an error topic was told of a message.
 *
 * @param topic the error topic
 * @param task the component
 * @param subject where the message came from
 * @param reason why it was not processed
 * @param time when, in UTC
 * @param body the message, or the part of it that this report has
 * @param part which of the parts it is, such as {@code 2/3}; absent where the message is whole
 */
@SuppressWarnings("ArrayRecordComponent") // only read
public record Report(
        String topic, String task, String subject, String reason, String time, byte[] body, Optional<String> part) {

    public static Report of(Listener.Received message) {
        try {
            Map<String, JsonValue> fields = JsonParser.parse(message.text()).map;
            return new Report(
                    message.subject(),
                    fields.get("task").string,
                    fields.get("subject").string,
                    fields.get("reason").string,
                    fields.get("time").string,
                    body(fields),
                    Optional.ofNullable(fields.get("part")).map(part -> part.i + "/" + fields.get("parts").i));
        } catch (JsonParseException e) {
            throw new AssertionError("no report: " + message.text(), e);
        }
    }

    private static byte[] body(Map<String, JsonValue> fields) {
        return fields.containsKey("body")
                ? fields.get("body").string.getBytes(StandardCharsets.UTF_8)
                : Base64.getDecoder().decode(fields.get("body_base64").string);
    }

    /** The message as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
