package io.pelato;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A new project that somebody wants.
 *
 * @param directory its folder, which may be there already
 * @param name the workflow's name
 * @param types the types of its tasks, in the order in which messages pass them
 * @param buildFiles what the build tool needs beside the workflow: contents by path from the folder
 */
public record InitRequest(Path directory, String name, List<String> types, Map<String, String> buildFiles) {

    /** Keeps copies. */
    public InitRequest {
        types = List.copyOf(types);
        buildFiles = Map.copyOf(buildFiles);
    }
}
