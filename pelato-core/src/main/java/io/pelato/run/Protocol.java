package io.pelato.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The lines that are exchanged with the runner's program; {@code run.py} has their description. */
final class Protocol {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TEXT = "text";
    private static final String BASE64 = "base64";
    private static final String REASON = "reason";

    private Protocol() {}

    /** The line of a call. */
    static String line(Call call) {
        ObjectNode line = JSON.createObjectNode();
        line.put("component", call.component());
        ObjectNode config = line.putObject("config");
        new TreeMap<>(call.config()).forEach(config::put);
        line.put("seconds", call.limit().toMillis() / 1000.0);
        call.now()
                .ifPresent(now -> line.putArray("now").add(now.getEpochSecond()).add(now.getNano()));
        ObjectNode message = line.putObject("message");
        message.put("id", call.message().id());
        message.put("attempt", call.message().attempt());
        message.put("subject", call.message().subject());
        Body body = call.message().body();
        body.text()
                .ifPresentOrElse(
                        text -> message.put(TEXT, text),
                        () -> message.put(BASE64, Base64.getEncoder().encodeToString(body.bytes())));
        return line.toString();
    }

    /** Why the program cannot run components, if its first line says so. */
    static Optional<String> unfit(String line) throws JsonProcessingException {
        return Optional.ofNullable(JSON.readTree(line).get("unfit")).map(JsonNode::asText);
    }

    /**
     * What a line answers.
     *
     * @throws UnreadableComponentException if there is no component that could have been called
     */
    static Answer answer(String line, Duration took) throws JsonProcessingException {
        JsonNode answer = JSON.readTree(line);
        List<String> log = new ArrayList<>();
        answer.path("log").forEach(text -> log.add(text.asText()));
        return new Answer(outcome(answer), log, took);
    }

    private static Outcome outcome(JsonNode answer) {
        String reason = answer.path(REASON).asText();
        return switch (answer.path("outcome").asText()) {
            case "returned" -> returned(answer.path("out"));
            case "refused" -> new Outcome.Refused(reason);
            case "again" -> new Outcome.TryAgain(reason);
            case "ended" -> new Outcome.Ended(reason);
            case "trapped" -> new Outcome.Trapped(reason);
            case "late" -> new Outcome.TookTooLong(reason);
            default -> throw new UnreadableComponentException(reason);
        };
    }

    private static Outcome returned(JsonNode out) {
        List<Outgoing> outgoing = new ArrayList<>();
        out.forEach(each -> outgoing.add(new Outgoing(each.path("subject").asText(), body(each))));
        return new Outcome.Returned(outgoing);
    }

    private static Body body(JsonNode message) {
        return message.has(TEXT)
                ? Body.of(message.get(TEXT).asText())
                : Body.of(Base64.getDecoder().decode(message.path(BASE64).asText()));
    }

    /** There is no component that could be called. */
    static final class UnreadableComponentException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnreadableComponentException(String reason) {
            super(reason);
        }
    }
}
