package io.pelato.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pelato.workflow.Task;
import java.time.Instant;
import java.util.Base64;

/** What an error topic is told of a message, as components and the provider tell it (failure.go). */
final class FailureReport {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FailureReport() {}

    static Body of(Task task, Message message, Outcome.Failed outcome, Instant now) {
        ObjectNode report = JSON.createObjectNode();
        report.put("task", task.componentName());
        report.put("subject", message.subject());
        report.put("reason", outcome.reason());
        report.put("time", now.toString());
        message.body()
                .text()
                .ifPresentOrElse(
                        text -> report.put("body", text),
                        () -> report.put(
                                "body_base64",
                                Base64.getEncoder()
                                        .encodeToString(message.body().bytes())));
        return Body.of(report.toString());
    }
}
