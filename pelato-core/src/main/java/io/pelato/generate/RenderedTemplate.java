package io.pelato.generate;

import io.pelato.template.TaskForm;
import io.pelato.template.TaskType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;

/**
 * The files that all projects of one task type and one form of function have in common, kept once in a folder. Projects
 * have links to them: for a thousand tasks that are fifty files to write and to compare, not fifty thousand.
 *
 * @param files the contents by name
 * @param folder the folder that holds them
 * @param identities what tells each file from all others on its file system, by name; a file system that has no such
 *     thing has none
 * @param digest the SHA-256 of all names and contents, in hex
 */
record RenderedTemplate(SortedMap<String, byte[]> files, Path folder, Map<String, Object> identities, String digest) {

    /** Renders a template, and writes what the folder does not hold already. */
    static RenderedTemplate write(TaskType type, TaskForm form, Path parent) throws IOException {
        SortedMap<String, byte[]> files = TemplateFiles.render(type, form);
        // The user's file takes the place of one that the template has.
        files.remove(ProjectGenerator.TASK_FILE);
        Path folder = parent.resolve(type.name() + "-" + form.key());
        ProjectFolder.write(folder, files);
        Map<String, Object> identities = new HashMap<>();
        for (String name : files.keySet()) {
            Object key = Files.readAttributes(folder.resolve(name), BasicFileAttributes.class)
                    .fileKey();
            if (key != null) {
                identities.put(name, key);
            }
        }
        return new RenderedTemplate(files, folder, identities, ProjectDigest.of(files));
    }

    /** Whether a project's file is the one in the folder, and so needs no look into it. */
    boolean isLinked(String name, BasicFileAttributes attributes) {
        return attributes.fileKey() != null && attributes.fileKey().equals(identities.get(name));
    }
}
