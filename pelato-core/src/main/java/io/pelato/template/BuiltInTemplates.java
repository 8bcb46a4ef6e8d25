package io.pelato.template;

import io.pelato.problem.FileFault;
import io.pelato.problem.ProblemsException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The templates that come with Pelato, as a folder. They are read where they lie, in a jar or in a folder of classes.
 */
public final class BuiltInTemplates {

    private static final String ROOT = "/io/pelato/templates";

    // A file system of our own, not the one that the JVM shares by URI: builds in parallel would close each other's.
    private static Path folder;

    private BuiltInTemplates() {}

    /**
     * The folder that holds {@code types/}, {@code parts/}, {@code providers/}, {@code builder/} and the manifest.
     *
     * @throws ProblemsException when they cannot be read where they lie
     */
    public static synchronized Path folder() {
        if (folder == null) {
            folder = open();
        }
        return folder;
    }

    private static Path open() {
        String anchor = ROOT + "/wadm.yaml.ftl";
        try {
            return at(Objects.requireNonNull(BuiltInTemplates.class.getResource(anchor), anchor)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The folder that holds the manifest with this address. */
    static Path at(URI uri) {
        if (!"jar".equals(uri.getScheme())) {
            return Objects.requireNonNull(Path.of(uri).getParent());
        }
        String location = uri.getRawSchemeSpecificPart();
        return jar(Path.of(URI.create(location.substring(0, location.indexOf("!/")))))
                .getPath(ROOT);
    }

    private static FileSystem jar(Path file) {
        try {
            return FileSystems.newFileSystem(file);
        } catch (IOException e) {
            throw FileFault.reading(file, e);
        }
    }
}
