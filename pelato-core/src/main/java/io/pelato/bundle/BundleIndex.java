package io.pelato.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pelato.digest.StableJson;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a bundle says of itself, in its entry {@code bundle.json}.
 *
 * @param name the application's name where the workflow has none
 * @param targets the targets that a task may name
 * @param instances how many messages a target works on at once, where a task does not say
 * @param properties what the POM says of the properties that the workflow names
 * @param commit the git commit of the code, if it has one
 * @param messaging the version of the messaging provider that is in the bundle, if it is
 * @param digests the SHA-256 of every other entry in hex, by its name
 */
public record BundleIndex(
        String name,
        List<String> targets,
        int instances,
        SortedMap<String, String> properties,
        Optional<String> commit,
        Optional<String> messaging,
        SortedMap<String, String> digests) {

    /** The entry's name. */
    public static final String FILE = "bundle.json";

    private static final int FORMAT = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Keeps the targets' order. */
    public BundleIndex {
        targets = List.copyOf(targets);
    }

    /** The entry's text. */
    public String json() {
        ObjectNode root = JSON.createObjectNode().put("format", FORMAT).put("name", name);
        targets.forEach(root.putArray("targets")::add);
        root.put("instances", instances);
        ObjectNode values = root.putObject("properties");
        properties.forEach(values::put);
        commit.ifPresent(text -> root.put("commit", text));
        messaging.ifPresent(text -> root.put("messaging", text));
        ObjectNode hashes = root.putObject("digests");
        digests.forEach(hashes::put);
        return StableJson.of(root);
    }

    /**
     * What the file of a bundle's folder says.
     *
     * @throws ProblemsException if there is none, or it is not such a file
     */
    public static BundleIndex read(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            return of(Files.readAllBytes(file), file.toString());
        } catch (IOException e) {
            throw new ProblemsException(
                    Problem.of(file + " cannot be read", "Run the goal again: it unpacks the bundle anew"), e);
        }
    }

    /**
     * What an entry says.
     *
     * @param where its file, for messages
     * @throws ProblemsException if it is none, or one of a later format
     */
    static BundleIndex of(byte[] content, String where) {
        try {
            JsonNode root = JSON.readTree(content);
            if (root == null
                    || !root.path("format").isInt()
                    || !root.path("digests").isObject()) {
                throw damaged(where, null);
            }
            if (root.path("format").asInt() != FORMAT) {
                throw new ProblemsException(Problem.of(
                        where + " has format " + root.path("format").asInt() + ", and this Pelato knows " + FORMAT,
                        "Take the version of Pelato that made the bundle, or a later one"));
            }
            List<String> targets = new ArrayList<>();
            root.path("targets").forEach(target -> targets.add(target.asText()));
            return new BundleIndex(
                    root.path("name").asText(),
                    targets,
                    root.path("instances").asInt(),
                    texts(root.path("properties")),
                    text(root.path("commit")),
                    text(root.path("messaging")),
                    texts(root.path("digests")));
        } catch (IOException e) {
            throw damaged(where, e);
        }
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.of(node).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    private static SortedMap<String, String> texts(JsonNode node) {
        SortedMap<String, String> texts = new TreeMap<>();
        node.fields()
                .forEachRemaining(
                        field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }

    private static ProblemsException damaged(String where, Exception cause) {
        Problem problem = Problem.of(
                where + " does not say what is in the bundle",
                "Make the bundle anew with `mvn install` in its project");
        return cause == null ? new ProblemsException(problem) : new ProblemsException(problem, cause);
    }
}
