package io.pelato.build;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.pelato.digest.StableJson;
import io.pelato.machine.WholeFile;
import io.pelato.problem.Problem;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the goal build made, kept in a file so that the goal push can run alone.
 *
 * @param components the components in the workflow's order
 */
public record WasmComponents(List<WasmComponent> components) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Keeps the components' order. */
    public WasmComponents {
        components = List.copyOf(components);
    }

    /** The component of this name, if it was built. */
    public Optional<WasmComponent> of(String componentName) {
        return components.stream()
                .filter(component -> component.componentName().equals(componentName))
                .findFirst();
    }

    /** The file of each component in the folder of them, by the component's name. */
    public Map<String, String> files() {
        return components.stream().collect(Collectors.toMap(WasmComponent::componentName, WasmComponent::file));
    }

    /**
     * Writes the file in one step: a reader sees the old file or the new one.
     *
     * @throws ProblemsException when it cannot be written
     */
    public void write(Path file) {
        WholeFile.write(file, json());
    }

    /** The file's text. */
    public String json() {
        return StableJson.of(this);
    }

    /** What the file says; nothing where there is none, or it is not such a file. */
    public static Optional<WasmComponents> readIfThere(Path file) {
        try {
            return Optional.of(read(file));
        } catch (ProblemsException none) {
            return Optional.empty();
        }
    }

    /**
     * Reads the file.
     *
     * @throws ProblemsException when there is none, or it is not such a file
     */
    public static WasmComponents read(Path file) {
        try {
            return JSON.readValue(Files.readString(file), WasmComponents.class);
        } catch (NoSuchFileException e) {
            throw new ProblemsException(
                    Problem.of("Nothing has been built yet: there is no " + file, "Run `mvn package` first"), e);
        } catch (IOException e) {
            throw new ProblemsException(
                    Problem.of(file + " cannot be read: " + e.getMessage(), "Run `mvn package` to write it anew"), e);
        }
    }
}
