package io.pelato;

import java.util.HashMap;
import java.util.Map;

/** The projects of a run, each read once for as long as its settings and files stay what they are. */
final class Readings implements AutoCloseable {

    private final TemplateFolders folders = new TemplateFolders();
    private final Map<Project, Reading> read = new HashMap<>();

    synchronized Reading of(Project project) {
        return read.compute(
                project, (same, known) -> known == null || known.isOutdated() ? new Reading(project, folders) : known);
    }

    @Override
    public void close() {
        folders.close();
    }
}
