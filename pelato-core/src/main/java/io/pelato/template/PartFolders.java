package io.pelato.template;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The folders that the projects of one task type are made of.
 *
 * @param own the folder of the type's own files; it may be absent
 * @param parts the folders of shared files by name
 */
record PartFolders(Path own, Map<String, Path> parts) {

    List<String> names() {
        return parts.keySet().stream().sorted().toList();
    }

    List<Path> filesOf(List<String> wanted, Consumer<String> unknown) {
        List<Path> folders = new ArrayList<>();
        for (String part : wanted) {
            if (parts.containsKey(part)) {
                folders.add(parts.get(part));
            } else {
                unknown.accept(part);
            }
        }
        if (Files.isDirectory(own)) {
            folders.add(own);
        }
        return List.copyOf(folders);
    }
}
