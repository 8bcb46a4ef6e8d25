package io.pelato.generate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;

/**
 * A rendered template, kept once in a folder. Projects have links to its files: for a thousand tasks that are fifty files
 * to write and to compare, not fifty thousand.
 *
 * @param template what is in the folder
 * @param folder the folder
 * @param identities what tells each file from all others on its file system, by name; a file system that has no such
 *     thing has none
 */
record SharedFiles(RenderedTemplate template, Path folder, Map<String, Object> identities) {

    /** A folder that holds the template now. */
    static SharedFiles in(Path folder, RenderedTemplate template) throws IOException {
        Map<String, Object> identities = new HashMap<>();
        for (String name : template.files().keySet()) {
            Object key = Files.readAttributes(folder.resolve(name), BasicFileAttributes.class)
                    .fileKey();
            if (key != null) {
                identities.put(name, key);
            }
        }
        return new SharedFiles(template, folder, identities);
    }

    /** Whether this very content is in the folder under the name. */
    boolean has(String name, byte[] content) {
        return template.files().get(name) == content;
    }

    /** Whether a project's file is the one in the folder, and so needs no look into it. */
    boolean isLinked(String name, BasicFileAttributes attributes) {
        return attributes.fileKey() != null && attributes.fileKey().equals(identities.get(name));
    }
}
