package io.pelato.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An example project as the README shows it: the files as they are. */
record ExampleSection(Path folder) {

    String text() {
        return shown("pom.xml", "xml", "The packaging `pelato` binds the goals to Maven's phases.")
                + shown("workflow.yaml", "yaml", "Who runs where, and which subjects connect them.")
                + "Each task is a Go file in `package main` with a function `exec_task`. What it returns is sent on; a"
                + " message\nwhose task returns an error goes to `error_topic`, whole, with the reason.\n\n"
                + shown("tasks/sensor_read/sensor_read.go", "go", "")
                + shown("tasks/aggregate/aggregate.go", "go", "")
                + shown("tasks/db_sync/db_sync.go", "go", "");
    }

    private String shown(String file, String language, String remark) {
        try {
            return "`" + file + "`" + (remark.isEmpty() ? "" : ": " + remark) + "\n\n```" + language + "\n"
                    + Files.readString(folder.resolve(file)) + "```\n\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
