package io.pelato.generate;

import io.pelato.template.TaskForm;
import io.pelato.template.TaskType;
import java.util.SortedMap;

/**
 * The files that all projects of one task type and one form of function have in common.
 *
 * @param files the contents by name
 * @param digest the SHA-256 of all names and contents, in hex
 */
record RenderedTemplate(SortedMap<String, byte[]> files, String digest) {

    /** Renders a template. */
    static RenderedTemplate of(TaskType type, TaskForm form) {
        SortedMap<String, byte[]> files = TemplateFiles.render(type, form);
        // The user's file takes the place of one that the template has.
        files.remove(ProjectGenerator.TASK_FILE);
        return new RenderedTemplate(files, ProjectDigest.of(files));
    }
}
