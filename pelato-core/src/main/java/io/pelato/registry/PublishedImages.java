package io.pelato.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pelato.machine.WholeFile;
import io.pelato.problem.FileFault;
import io.pelato.problem.Location;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import io.pelato.registry.PublishedImage.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known to be in the registry, kept in a file between the goals push and deploy. The file does not tell what
 * publishing took, so the same components give the same file however often they are pushed.
 *
 * @param images the images in the workflow's order
 */
public record PublishedImages(List<PublishedImage> images) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ADVICE = "Run the goal push to write it anew";

    /** Keeps the images' order. */
    public PublishedImages {
        images = List.copyOf(images);
    }

    /** The image of a component, if it is known. */
    public Optional<PublishedImage> of(String componentName) {
        return images.stream()
                .filter(image -> image.componentName().equals(componentName))
                .findFirst();
    }

    /**
     * Writes the file, and the folders on the way to it, in one step: a reader sees the old file or the new one.
     *
     * @throws ProblemsException if the file cannot be written
     */
    public void write(Path file) {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode list = root.putArray("images");
        for (PublishedImage image : images) {
            list.addObject()
                    .put("component", image.componentName())
                    .put("reference", image.reference())
                    .put("digest", image.digest())
                    .put("wasm", image.wasmDigest())
                    .put("size", image.size());
        }
        WholeFile.write(file, root.toPrettyString().replace("\r\n", "\n") + "\n");
    }

    /** What the file says; no image where there is none, or it is not such a file. */
    public static PublishedImages readIfThere(Path file) {
        try {
            return read(file);
        } catch (ProblemsException none) {
            return new PublishedImages(List.of());
        }
    }

    /**
     * Reads the file.
     *
     * @throws ProblemsException if there is none, or it was not written by {@link #write}
     */
    public static PublishedImages read(Path file) {
        try {
            JsonNode list = JSON.readTree(Files.readString(file)).path("images");
            if (!list.isArray()) {
                throw damaged(file, 1, 1, null);
            }
            List<PublishedImage> images = new ArrayList<>();
            for (JsonNode image : list) {
                images.add(image(file, image));
            }
            return new PublishedImages(images);
        } catch (NoSuchFileException e) {
            throw new ProblemsException(
                    Problem.of(
                            "It is not known which images the registry has: " + file + " is missing",
                            "Run the goal push first"),
                    e);
        } catch (JsonProcessingException e) {
            throw damaged(file, e.getLocation().getLineNr(), e.getLocation().getColumnNr(), e);
        } catch (IOException e) {
            throw new ProblemsException(
                    Problem.of(file + " cannot be read: " + FileFault.words(e), "Check the file's permissions"), e);
        }
    }

    private static PublishedImage image(Path file, JsonNode image) {
        for (String field : List.of("component", "reference", "digest", "wasm")) {
            if (!image.path(field).isTextual()) {
                throw damaged(file, 1, 1, null);
            }
        }
        return new PublishedImage(
                image.path("component").asText(),
                image.path("reference").asText(),
                image.path("digest").asText(),
                image.path("wasm").asText(),
                Outcome.PRESENT,
                image.path("size").asLong());
    }

    private static ProblemsException damaged(Path file, int line, int column, Exception cause) {
        Problem problem = Problem.at(new Location(file, line, column), "this is not a list of pushed images", ADVICE);
        return cause == null ? new ProblemsException(problem) : new ProblemsException(problem, cause);
    }
}
