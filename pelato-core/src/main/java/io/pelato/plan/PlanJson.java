package io.pelato.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pelato.problem.FileFault;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A plan in JSON, for programs and for the deployment that is to do it. The same plan is the same text. */
public final class PlanJson {

    /** What every such file has, and no other. */
    public static final String MARK = "\"pelato.plan\"";

    private static final String KEY = "pelato.plan";
    private static final int FORM = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private PlanJson() {}

    /** The whole plan. */
    public static String of(Plan plan) {
        Basis basis = plan.basis();
        ObjectNode root = JSON.createObjectNode().put(KEY, FORM);
        root.put("lattice", basis.lattice());
        root.put("application", basis.application());
        root.put("differs", !plan.isEmpty());
        put(root, "from", basis.from());
        put(root, "to", basis.to());
        root.put("wanted", basis.wanted());
        ArrayNode code = root.putArray("code");
        for (PlannedCode each : basis.code()) {
            ObjectNode object =
                    code.addObject().put("component", each.component()).put("source", each.source());
            put(object, "digest", each.digest());
        }
        ArrayNode changes = root.putArray("changes");
        plan.changes().forEach(change -> changes.add(change(change)));
        return root.toPrettyString().replace("\r\n", "\n") + "\n";
    }

    private static ObjectNode change(Change change) {
        ObjectNode object = JSON.createObjectNode()
                .put(lower(change.subject()), change.name())
                .put("change", lower(change.kind()));
        put(object, "interrupts", change.interruption());
        ArrayNode differences = object.putArray("differences");
        for (Difference difference : change.differences()) {
            ObjectNode entry = differences
                    .addObject()
                    .put("what", lower(difference.aspect()))
                    .put("name", difference.name());
            put(entry, "before", difference.before());
            put(entry, "after", difference.after());
        }
        return object;
    }

    private static void put(ObjectNode object, String key, Optional<String> value) {
        value.ifPresentOrElse(text -> object.put(key, text), () -> object.putNull(key));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads what a plan holds for.
     *
     * @throws ProblemsException when the file cannot be read, or is no plan
     */
    public static Basis read(Path file) {
        try {
            JsonNode root = JSON.readTree(Files.readString(file));
            if (root == null
                    || root.path(KEY).asInt() != FORM
                    || !root.path("wanted").isTextual()) {
                throw noPlan(file, null);
            }
            List<PlannedCode> code = new ArrayList<>();
            root.path("code")
                    .forEach(each -> code.add(new PlannedCode(
                            each.path("component").asText(), each.path("source").asText(), text(each, "digest"))));
            return new Basis(
                    root.path("lattice").asText(),
                    root.path("application").asText(),
                    text(root, "from"),
                    text(root, "to"),
                    root.path("wanted").asText(),
                    List.copyOf(code));
        } catch (JsonProcessingException e) {
            throw noPlan(file, e);
        } catch (IOException e) {
            throw FileFault.reading("the plan", file, "pelato.plan", e);
        }
    }

    private static Optional<String> text(JsonNode node, String key) {
        return Optional.of(node.path(key)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    private static ProblemsException noPlan(Path file, Exception cause) {
        Problem problem = Problem.of(
                file + " is no plan", "Make one with mvn pelato:plan -Dpelato.plan.file=" + file.getFileName());
        return cause == null ? new ProblemsException(problem) : new ProblemsException(problem, cause);
    }
}
