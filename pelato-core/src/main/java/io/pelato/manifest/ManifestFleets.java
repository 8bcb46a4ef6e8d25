package io.pelato.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pelato.application.Application;
import io.pelato.application.Part;
import io.pelato.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many hosts have to run the parts that run on every host: an annotation of the manifest, since WADM knows no such
 * number. So whoever asks the lattice how it stands gets the answer that the deployment waited for.
 */
final class ManifestFleets {

    /** The annotation's key; its value is a mapping in JSON, from parts to numbers. */
    static final String ANNOTATION = "pelato.hosts";

    private ManifestFleets() {}

    /** The annotation's value; empty when no part needs more hosts than one. */
    static String text(Application application) {
        ObjectNode numbers = JsonNodeFactory.instance.objectNode();
        application.parts().stream()
                .filter(part -> part.leastHosts() > 0)
                .forEach(part -> numbers.put(part.name(), part.leastHosts()));
        return numbers.isEmpty() ? "" : numbers.toString();
    }

    /** The numbers that an annotation's value names; none when it is empty or was written by somebody else. */
    static Map<String, Integer> read(String text) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        try {
            JsonNode mapping = new ObjectMapper().readTree(text);
            mapping.fields()
                    .forEachRemaining(entry ->
                            numbers.put(entry.getKey(), entry.getValue().asInt()));
            return numbers;
        } catch (JsonProcessingException e) {
            return Map.of();
        }
    }

    /** Adds a fault for each part that is to run on every host, or on so many, and that the manifest has otherwise. */
    static void check(ManifestNode root, Application wanted, List<Problem> problems) {
        Application found = ManifestReader.read(root);
        for (Part part : wanted.parts()) {
            found.part(part.name()).ifPresent(other -> {
                if (part.scaling() == Part.Scaling.EVERY_HOST && other.scaling() == Part.Scaling.SHARED) {
                    problems.add(Problem.at(
                            root.at(),
                            part.name() + " is to run on every host of its target, and the manifest has it on one",
                            "Write `- type: ${component.scaler}` for the trait in the manifest template"));
                } else if (part.leastHosts() != other.leastHosts()) {
                    problems.add(Problem.at(
                            root.get("metadata").orElse(root).at(),
                            "the manifest does not name the number of hosts that " + part.name() + " needs",
                            "Write `" + ANNOTATION + ": ${app.hosts?c}` below its annotations"));
                }
            });
        }
    }
}
