package io.pelato.build;

import java.io.IOException;
import java.nio.file.Path;

/** The builder's own files: the Dockerfile, the scripts that install the tools, the program that compiles. */
final class BuilderFiles {

    /** Their folder among the templates, and that of the caches which are theirs. */
    static final String NAME = "builder";

    private BuilderFiles() {}

    /** Short digest of all of them: another digest, another image. */
    static String digest() throws IOException {
        return ToolFiles.of(NAME).digest();
    }

    /** Copies them into a folder. */
    static void copyTo(Path folder) throws IOException {
        ToolFiles.of(NAME).copyTo(folder);
    }
}
